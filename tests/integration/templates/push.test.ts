import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Entity } from "@/server/domain/entity";
import { deps } from "../imports/stores";
import { type Agency, makeAgency, makeImport, mapField, nightly, ruleOf } from "./agency-fixture";

let agency: Agency;
let model: string;
let templateId: string;
const imports: string[] = [];

beforeAll(async () => {
  agency = await makeAgency("Agnes");
  const { api, org } = agency;
  model = await makeImport(agency, await agency.client("Model"), "Model");
  await mapField(agency, model, "name", { transforms: [{ kind: "template", template: "{{value}} new" }] });
  const { options } = await api.import.get({ org, importId: model });
  await api.import.saveOptions({ org, importId: model, options: { ...options, images: "skip" } });
  await api.schedule.create({ org, importId: model, ...nightly, startsAt: null, endsAt: null });
  ({ id: templateId } = await api.template.create({ org, importId: model, name: "Nightly", note: "First" }));
  for (let number = 1; number <= 30; number += 1) {
    const client = await agency.client(`Client ${String(number).padStart(2, "0")}`);
    imports.push(await makeImport(agency, client, `Catalogue ${number}`));
  }
});

const previewOf = async (importIds: string[], version: number) => {
  const { api, org } = agency;
  const parts = [];
  for (let from = 0; from < importIds.length; from += 25) {
    const part = importIds.slice(from, from + 25);
    parts.push((await api.template.preview({ org, templateId, version, importIds: part })).imports);
  }
  return parts.flat();
};

/** As the page does: what was previewed is pushed, in parts. */
const push = async (importIds: string[], version: number, keep = true) => {
  const { api, org } = agency;
  const seen = new Map((await previewOf(importIds, version)).map((one) => [one.importId, one.seen]));
  const pushed = { id: randomUUID(), imports: importIds.length };
  const results = [];
  for (let from = 0; from < importIds.length; from += 25) {
    const part = importIds
      .slice(from, from + 25)
      .map((importId) => ({ importId, keep, seen: seen.get(importId) ?? "" }));
    results.push(await api.template.push({ org, templateId, version, push: pushed, imports: part }));
  }
  return results.flat();
};

const auditOf = (action: string) =>
  deps.db.auditEntry.findMany({ where: { orgId: agency.orgId, action }, orderBy: { id: "asc" } });
const schedulesOf = (importId: string) =>
  agency.api.schedule.list({ org: agency.org, importId }).then((rows) => rows.map(({ words }) => words));

describe("a template", () => {
  it("holds what the import holds, which uses it from then on", async () => {
    const { api, org } = agency;
    expect(await api.template.ofImport({ org, importId: model })).toMatchObject({
      id: templateId,
      version: 1,
      latestVersion: 1,
      changedHere: 0,
    });
    expect(await api.template.get({ org, templateId })).toMatchObject({
      name: "Nightly",
      entity: "products",
      imports: 1,
      behind: 0,
      versions: [{ version: 1, note: "First", createdBy: "Agnes" }],
      options: { images: "skip" },
      schedules: [nightly],
      mapping: { changed: 1 },
    });
  });

  it("is given to 30 imports of 30 clients, with the difference shown before", async () => {
    const { api, org } = agency;
    const previews = await previewOf(imports, 1);
    expect(previews).toHaveLength(30);
    expect(previews[0]).toMatchObject({
      clientName: "Client 01",
      misfit: null,
      byHand: 0,
      faults: { keep: [], overwrite: [] },
      given: null,
      running: false,
      changes: {
        rules: [{ id: "item:name", byHand: false, templateChanged: true }],
        options: [{ path: "images", before: "import", after: "skip" }],
        schedules: [{ id: null, before: null, after: nightly }],
      },
    });
    const results = await push(imports, 1);
    expect(results.map(({ outcome }) => outcome)).toEqual(imports.map(() => "changed"));
    for (const importId of [imports[0], imports[29]] as string[]) {
      expect(await ruleOf(agency, importId, "name")).toMatchObject({
        transforms: [{ kind: "template", template: "{{value}} new" }],
      });
      expect(await api.import.get({ org, importId })).toMatchObject({
        status: "ready",
        options: { images: "skip" },
        mapping: { version: 1 },
      });
      expect(await schedulesOf(importId)).toEqual(["Every day at 02:30, Berlin time"]);
    }
    const { total, rows } = await api.template.imports({
      org,
      templateId,
      sort: "client",
      direction: "asc",
      filters: { use: ["current"] },
    });
    expect(total).toBe(31);
    expect(rows[0]).toMatchObject({ client: { name: "Client 01" }, use: "current", changedHere: 0 });
  });

  it("is told of once in the log, and each import with what was done to it", async () => {
    expect(await auditOf("template.pushed")).toMatchObject([
      { subjectName: "Nightly", details: { version: 1, imports: 30 } },
    ]);
    const given = await auditOf("import.template_applied");
    expect(given).toHaveLength(30);
    expect(given[0]).toMatchObject({
      subjectName: "Catalogue 1",
      details: { template: "Nightly", keptByHand: true },
      changes: { templateVersion: { before: null, after: 1 } },
    });
    const ofFirst = await deps.db.auditEntry.findMany({
      where: { orgId: agency.orgId, subjectName: "Catalogue 1" },
      orderBy: { id: "asc" },
    });
    expect(ofFirst.map(({ action }) => action).slice(-4)).toEqual([
      "import.mapping_changed",
      "import.options_changed",
      "schedule.created",
      "import.template_applied",
    ]);
  });

  it("changes nothing when it is given again", async () => {
    const entries = await deps.db.auditEntry.count({ where: { orgId: agency.orgId } });
    const results = await push(imports, 1);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
    expect(await deps.db.auditEntry.count({ where: { orgId: agency.orgId } })).toBe(entries);
    expect(await deps.db.schedule.count({ where: { importId: imports[0] ?? "" } })).toBe(1);
  });
});

describe("an update", () => {
  const [kept, reset, plain] = [1, 2, 3];
  const at = (index: number) => imports[index] ?? "";

  beforeAll(async () => {
    const { api, org } = agency;
    for (const index of [kept, reset]) {
      await mapField(agency, at(index), "name", { source: "sku", transforms: [] });
      const [schedule] = await deps.db.schedule.findMany({ where: { importId: at(index) } });
      await api.schedule.update({
        org,
        scheduleId: schedule?.id ?? "",
        ...nightly,
        rhythm: { kind: "daily", hour: 5, minute: 0 },
        startsAt: null,
        endsAt: null,
      });
    }
    await mapField(agency, model, "name", { transforms: [{ kind: "template", template: "{{value}} II" }] });
    await mapField(agency, model, "sku", {
      transforms: [{ kind: "replace", search: "-", replacement: "", caseSensitive: true }],
    });
    const { version } = await api.template.saveVersion({
      org,
      templateId,
      basedOn: 1,
      note: "Second",
      from: { importId: model },
    });
    expect(version).toBe(2);
  });

  it("shows which imports are behind, and which were changed since", async () => {
    const { api, org } = agency;
    const { rows, total } = await api.template.imports({
      org,
      templateId,
      sort: "client",
      direction: "asc",
      filters: { use: ["behind"] },
    });
    expect(total).toBe(30);
    expect(rows.slice(0, 4).map(({ changedHere }) => changedHere)).toEqual([0, 2, 2, 0]);
    const list = await api.template.list({ org, sort: "name", direction: "asc", filters: {} });
    expect(list).toMatchObject({
      total: 1,
      rows: [{ name: "Nightly", latestVersion: 2, imports: 31, behind: 30 }],
    });
  });

  it("marks what was changed here, keeps it unless it shall be overwritten, and brings the rest", async () => {
    const [preview] = await previewOf([at(kept)], 2);
    expect(preview).toMatchObject({ byHand: 2, given: { version: 1, same: true } });
    expect(preview?.changes.rules).toMatchObject([
      { id: "item:name", byHand: true, templateChanged: true },
      { id: "item:sku", byHand: false, templateChanged: true },
    ]);
    expect(preview?.changes.schedules).toMatchObject([{ byHand: true, templateChanged: false }]);

    await push([at(kept)], 2, true);
    expect(await ruleOf(agency, at(kept), "name")).toMatchObject({ source: "sku", transforms: [] });
    expect((await ruleOf(agency, at(kept), "sku"))?.transforms).toHaveLength(1);
    expect(await schedulesOf(at(kept))).toEqual(["Every day at 05:00, Berlin time"]);

    await push([at(reset)], 2, false);
    expect(await ruleOf(agency, at(reset), "name")).toMatchObject({
      source: "name",
      transforms: [{ kind: "template", template: "{{value}} II" }],
    });
    expect(await schedulesOf(at(reset))).toEqual(["Every day at 02:30, Berlin time"]);
  });

  it("still knows what was kept by hand at the next update", async () => {
    const { api, org } = agency;
    expect(await api.template.ofImport({ org, importId: at(kept) })).toMatchObject({
      version: 2,
      changedHere: 2,
    });
    expect(await api.template.ofImport({ org, importId: at(reset) })).toMatchObject({ changedHere: 0 });
    expect((await push([at(kept)], 2)).map(({ outcome }) => outcome)).toEqual(["unchanged"]);
  });

  it("leaves an import alone that was changed after the look at the difference", async () => {
    const { api, org } = agency;
    const [preview] = await previewOf([at(plain)], 2);
    await mapField(agency, at(plain), "sku", { source: "mpn" });
    const imported = { importId: at(plain), keep: true, seen: preview?.seen ?? "" };
    const results = await api.template.push({
      org,
      templateId,
      version: 2,
      push: { id: randomUUID(), imports: 1 },
      imports: [imported],
    });
    expect(results).toMatchObject([
      { outcome: "failed", sentence: expect.stringContaining("after you looked") },
    ]);
    expect(await ruleOf(agency, at(plain), "sku")).toMatchObject({ source: "mpn" });
  });

  it("goes on past an import that is gone, or that cannot have it", async () => {
    const { api, org } = agency;
    const { id: clientId } = await agency.client("Somebody");
    const create = (name: string, entity: Entity) => api.import.create({ org, clientId, name, entity });
    const { id: draft } = await create("Without a target", "products");
    const { id: people } = await create("People", "customers");
    const [previewDraft, previewPeople] = await previewOf([draft, people], 2);
    expect(previewDraft?.misfit).toContain("Choose its target first");
    expect(previewPeople?.misfit).toContain("template for products");
    const results = await push([randomUUID(), draft, people, at(4)], 2);
    expect(results.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed", "changed"]);
    expect(results[0]?.sentence).toContain("does not exist");
  });

  it("leaves a run under way and how far the source was read as they are", async () => {
    const { api, org, orgId } = agency;
    const importId = at(5);
    const watermark = new Date("2026-01-01T00:00:00Z");
    await deps.db.import.update({ where: { id: importId }, data: { watermark, health: "failing" } });
    const { runId } = await api.import.start({ org, importId, kind: "full" });
    const frozen = await deps.db.run.findUniqueOrThrow({ where: { id: runId } });
    const [preview] = await previewOf([importId], 2);
    expect(preview?.running).toBe(true);
    expect(await push([importId], 2)).toMatchObject([{ outcome: "changed" }]);
    const run = await deps.db.run.findUniqueOrThrow({ where: { id: runId } });
    expect([run.rules, run.options, run.mappingVersion]).toEqual([
      frozen.rules,
      frozen.options,
      frozen.mappingVersion,
    ]);
    expect(await deps.db.import.findFirstOrThrow({ where: { id: importId, orgId } })).toMatchObject({
      watermark,
      health: "failing",
      mappingVersion: 2,
    });
  });

  it("that would stop an import changes nothing of it", async () => {
    const importId = at(6);
    const before = await agency.api.import.mapping({ org: agency.org, importId });
    // A field that this platform does not have, as after a version of PrimeLink that knew it.
    const row = await deps.db.templateVersion.findFirstOrThrow({ where: { templateId, version: 2 } });
    const odd = { level: "item", target: "no_such_field", source: "name", transforms: [], enabled: true };
    await deps.db.templateVersion.update({
      where: { id: row.id },
      data: { rules: [...(row.rules as object[]), odd] },
    });
    const [preview] = await previewOf([importId], 2);
    expect(preview?.faults.keep).toEqual(["no_such_field: The target has no such field. Remove the rule."]);
    expect(await push([importId], 2)).toMatchObject([
      { outcome: "failed", sentence: expect.stringContaining("could not run any more") },
    ]);
    expect(await agency.api.import.mapping({ org: agency.org, importId })).toMatchObject({
      version: before.version,
    });
    await deps.db.templateVersion.update({ where: { id: row.id }, data: { rules: row.rules as object[] } });
  });
});

describe("templates", () => {
  it("are compared version by version", async () => {
    const { api, org } = agency;
    const compared = await api.template.compare({ org, templateId, before: 1, after: 2 });
    expect(compared.rules.map(({ id }) => id)).toEqual(["item:name", "item:sku"]);
    expect(compared).toMatchObject({ options: [], schedules: [], labels: { "item:sku": "SKU" } });
    await expect(api.template.compare({ org, templateId, before: 1, after: 9 })).rejects.toThrow(
      "does not exist",
    );
  });

  it("get a version by other options or schedules, never twice the same, never over another's", async () => {
    const { api, org } = agency;
    const { options } = await api.template.get({ org, templateId });
    const save = (basedOn: number, from: object) =>
      api.template.saveVersion({ org, templateId, basedOn, note: "", from });
    await expect(save(2, { options })).rejects.toThrow("just what version 2 holds");
    await expect(save(1, { options: { ...options, pageSize: 50 } })).rejects.toThrow(
      "saved version 2 meanwhile",
    );
    expect(await save(2, { options: { ...options, pageSize: 50 }, schedules: [] })).toEqual({ version: 3 });
    const first = await api.template.compare({ org, templateId, before: 1, after: 1 });
    expect(first.rules).toEqual([]);
    expect(await api.template.compare({ org, templateId, before: 2, after: 3 })).toMatchObject({
      options: [{ path: "pageSize", before: 100, after: 50 }],
      schedules: [{ before: nightly, after: null }],
    });
  });

  it("have names of their own", async () => {
    const { api, org } = agency;
    const other = await makeImport(agency, await agency.client("Other"), "Other");
    await expect(api.template.create({ org, importId: other, name: "nightly" })).rejects.toThrow(
      "There is a template called",
    );
    const { id } = await api.template.create({ org, importId: other, name: "Weekly" });
    await expect(api.template.rename({ org, templateId: id, name: "Nightly" })).rejects.toThrow(
      "Choose another name",
    );
    await api.template.rename({ org, templateId: id, name: "WEEKLY" });
  });

  it("are let go of by one import, or by all when they are removed, which keep what they hold", async () => {
    const { api, org } = agency;
    await api.template.detach({ org, importId: imports[0] ?? "" });
    expect(await api.template.ofImport({ org, importId: imports[0] ?? "" })).toBeNull();
    const { imports: uses } = await api.template.get({ org, templateId });
    expect(await api.template.remove({ org, templateId })).toEqual({ imports: uses });
    expect(await api.template.ofImport({ org, importId: imports[2] ?? "" })).toBeNull();
    expect(await ruleOf(agency, imports[2] ?? "", "sku")).toMatchObject({
      transforms: [{ kind: "replace" }],
    });
    await expect(api.template.get({ org, templateId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await auditOf("template.removed"))[0]).toMatchObject({ details: { name: "Nightly" } });
  });
});
