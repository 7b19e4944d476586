import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { templateRouter } from "@/server/api/routers/template/router";
import { type Api, apiOf, makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { deps } from "../imports/stores";
import { type Agency, type Client, makeAgency, makeImport, mapField } from "./agency-fixture";

let agency: Agency;
let stranger: Person;
let client: Client;
let importId: string;
let templateId: string;

beforeAll(async () => {
  agency = await makeAgency("Alma");
  stranger = await makeOwner("Sara", deps);
  client = await agency.client("Shop");
  importId = await makeImport(agency, client, "Catalogue");
  ({ id: templateId } = await agency.api.template.create({ org: agency.org, importId, name: "Ours" }));
});

type Call = (api: Api, at: { org: string; templateId: string; importId: string }) => Promise<unknown>;

const push = () => ({ id: randomUUID(), imports: 1 });

/** Every procedure that names a template or an import. */
const calls: Record<string, Call> = {
  get: (api, at) => api.template.get({ org: at.org, templateId: at.templateId }),
  compare: (api, { org, templateId: id }) =>
    api.template.compare({ org, templateId: id, before: 1, after: 1 }),
  imports: (api, { org, templateId: id }) =>
    api.template.imports({ org, templateId: id, sort: "name", direction: "asc", filters: {} }),
  importChoice: (api, { org, templateId: id }) =>
    api.template.importChoice({ org, templateId: id, filters: {} }),
  ofImport: (api, at) => api.template.ofImport({ org: at.org, importId: at.importId }),
  create: (api, at) => api.template.create({ org: at.org, importId: at.importId, name: "Mine" }),
  saveVersion: (api, at) =>
    api.template.saveVersion({
      org: at.org,
      templateId: at.templateId,
      basedOn: 1,
      from: { importId: at.importId },
    }),
  rename: (api, at) => api.template.rename({ org: at.org, templateId: at.templateId, name: "Mine" }),
  remove: (api, at) => api.template.remove({ org: at.org, templateId: at.templateId }),
  preview: (api, at) =>
    api.template.preview({ org: at.org, templateId: at.templateId, version: 1, importIds: [at.importId] }),
  push: (api, at) =>
    api.template.push({
      org: at.org,
      templateId: at.templateId,
      version: 1,
      push: push(),
      imports: [{ importId: at.importId, keep: false, seen: "" }],
    }),
  detach: (api, at) => api.template.detach({ org: at.org, importId: at.importId }),
  candidates: (api, { org, templateId: id }) =>
    api.template.candidates({ org, templateId: id, sort: "name", direction: "asc", filters: {} }),
  createImports: (api, at) =>
    api.template.createImports({
      org: at.org,
      templateId: at.templateId,
      version: 1,
      clients: [{ clientId: client.id }],
    }),
};

describe.each(Object.entries(calls))("template.%s", (_name, call) => {
  it("answers another organisation as if there were no such thing", async () => {
    const { org } = stranger;
    const foreign = await refusalOf(call(stranger.api, { org, templateId, importId }));
    const nowhere = { org, templateId: randomUUID(), importId: randomUUID() };
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(await refusalOf(call(stranger.api, nowhere)));
  });

  it("does not let a stranger into the agency", async () => {
    const foreign = await refusalOf(call(stranger.api, { org: agency.org, templateId, importId }));
    expect(foreign.code).toBe("NOT_FOUND");
  });

  it("is not for members who are there for some clients alone", async () => {
    const email = `${randomUUID()}@example.test`;
    const user = await deps.db.user.create({ data: { email, name: "Lim", passwordHash: "none" } });
    const { id: membershipId } = await deps.db.membership.create({
      data: { orgId: agency.orgId, userId: user.id, role: "admin", everyClient: false },
    });
    await deps.db.membershipClient.create({
      data: { orgId: agency.orgId, membershipId, clientId: client.id },
    });
    const api = apiOf({ id: user.id, email, name: "Lim" }, deps);
    const there = await refusalOf(call(api, { org: agency.org, templateId, importId }));
    const nowhere = { org: agency.org, templateId: randomUUID(), importId: randomUUID() };
    expect(there.code).toBe("FORBIDDEN");
    expect(there).toEqual(await refusalOf(call(api, nowhere)));
  });
});

it("covers every procedure that names a template or an import", () => {
  const known = Object.keys(templateRouter).filter(
    (name) => !["list", "choices"].includes(name) && name in templateRouter._def.procedures,
  );
  expect(Object.keys(calls).sort()).toEqual(known.sort());
});

it("lists nothing of others", async () => {
  const { api, org } = stranger;
  const view = { org, sort: "name", direction: "asc", filters: {} } as const;
  expect(await api.template.list(view)).toEqual({ rows: [], total: 0 });
  expect(await api.template.choices({ org, entity: "products" })).toEqual([]);
});

it("gives a template of one's own to no import of others, and no template of others to one's own", async () => {
  const { api, org } = stranger;
  const own = await makeAgency("Sten");
  const theirs = await makeImport(own, await own.client("Theirs"), "Theirs");
  await mapField(own, theirs, "name", { source: "sku" });
  const { id } = await own.api.template.create({ org: own.org, importId: theirs, name: "Theirs" });
  expect(
    await own.api.template.preview({ org: own.org, templateId: id, version: 1, importIds: [importId] }),
  ).toMatchObject({ imports: [] });
  const results = await own.api.template.push({
    org: own.org,
    templateId: id,
    version: 1,
    push: push(),
    imports: [{ importId, keep: false, seen: "" }],
  });
  expect(results).toMatchObject([{ outcome: "failed", sentence: expect.stringContaining("does not exist") }]);
  expect(
    await own.api.template.createImports({
      org: own.org,
      templateId: id,
      version: 1,
      clients: [{ clientId: client.id }],
    }),
  ).toMatchObject([{ importId: null, sentence: expect.stringContaining("client does not exist") }]);
  await expect(
    api.template.saveVersion({ org, templateId: id, basedOn: 1, from: { importId: theirs } }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("lets a viewer look, an operator give templates to imports, and neither change a template", async () => {
  const looking = ["get", "compare", "imports", "importChoice", "ofImport", "preview"];
  const giving = [...looking, "push", "candidates", "createImports", "detach"];
  const at = { org: agency.org, templateId, importId };
  for (const [role, may] of [
    ["viewer", looking],
    ["operator", giving],
  ] as const) {
    const api = await makeMember(agency, `Member ${role}`, role);
    for (const [name, call] of Object.entries(calls)) {
      const code = await call(api, at).then(
        () => "went through",
        (error: { code?: string }) => error.code,
      );
      expect([role, name, code]).toEqual([role, name, may.includes(name) ? "went through" : "FORBIDDEN"]);
    }
  }
});
