import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { deps } from "../imports/stores";
import {
  type Agency,
  type Client,
  makeAgency,
  makeImport,
  mapField,
  nightly,
  ruleOf,
} from "./agency-fixture";

let agency: Agency;

beforeAll(async () => {
  agency = await makeAgency("Nina");
});

describe("new imports for clients", () => {
  let pattern: string;
  let fine: Client;
  let second: Client;

  beforeAll(async () => {
    const { api, org, orgId } = agency;
    const importId = await makeImport(agency, await agency.client("Pattern"), "Pattern");
    await mapField(agency, importId, "name", { source: "sku" });
    await api.schedule.create({ org, importId, ...nightly, startsAt: null, endsAt: null });
    ({ id: pattern } = await api.template.create({ org, importId, name: "Pattern" }));
    fine = await agency.client("New and fine");
    second = await agency.client("New with two shops");
    await deps.db.connection.create({
      data: {
        orgId,
        clientId: second.id,
        platform: "woocommerce",
        status: "usable",
        name: "Second shop",
        secrets: Buffer.from("sealed"),
        keyVersion: 1,
      },
    });
  });

  it("are offered with what some clients lack", async () => {
    const { api, org, orgId } = agency;
    await agency.client("New and broken", { target: "failing" });
    await deps.db.client.create({ data: { orgId, name: "New and empty" } });
    const { rows } = await api.template.candidates({
      org,
      templateId: pattern,
      sort: "name",
      direction: "asc",
      search: "New",
      filters: {},
    });
    expect(
      rows.map(({ name, sources, targets, lacks }) => [name, sources.length, targets.length, lacks.length]),
    ).toEqual([
      ["New and broken", 1, 0, 1],
      ["New and empty", 0, 0, 2],
      ["New and fine", 1, 1, 0],
      ["New with two shops", 1, 2, 0],
    ]);
    expect(rows[0]?.lacks[0]).toContain("fails its test. Mend it under Connections.");
    const having = await api.template.candidates({
      org,
      templateId: pattern,
      sort: "name",
      direction: "asc",
      filters: { has: ["with"] },
    });
    expect(having.rows).toMatchObject([{ name: "Pattern", pairs: [{ sourceId: expect.any(String) }] }]);
  });

  it("are made ready, their schedules paused, once for each pair of stores", async () => {
    const { api, org } = agency;
    const make = (clients: { clientId: string; targetId?: string }[]) =>
      api.template.createImports({ org, templateId: pattern, version: 1, clients });
    const [made, several, missing] = await make([
      { clientId: fine.id },
      { clientId: second.id },
      { clientId: randomUUID() },
    ]);
    expect(several).toMatchObject({ importId: null, sentence: expect.stringContaining("Choose one") });
    expect(missing).toMatchObject({ importId: null, sentence: expect.stringContaining("does not exist") });
    const importId = made?.importId ?? "";
    expect(await api.import.get({ org, importId })).toMatchObject({
      name: "Pattern",
      status: "ready",
      client: { name: "New and fine" },
      source: { id: fine.sourceId },
      target: { id: fine.targetId },
    });
    expect(await ruleOf(agency, importId, "name")).toMatchObject({ source: "sku" });
    expect(await api.schedule.list({ org, importId })).toMatchObject([{ state: "paused" }]);
    expect(await api.template.ofImport({ org, importId })).toMatchObject({ version: 1, changedHere: 0 });

    const [again] = await make([{ clientId: fine.id }]);
    const third = await agency.client("New and at once");
    const both = await Promise.all([make([{ clientId: third.id }]), make([{ clientId: third.id }])]);
    expect(both.flat().filter(({ importId: id }) => id !== null)).toHaveLength(1);
    expect(again?.sentence).toContain("already");
    const [chosen] = await make([{ clientId: second.id, targetId: second.targetId }]);
    expect(chosen?.importId).not.toBeNull();
    const [foreign] = await make([{ clientId: second.id, targetId: fine.targetId }]);
    expect(foreign).toMatchObject({ importId: null, sentence: expect.stringContaining("does not exist") });
  });
});
