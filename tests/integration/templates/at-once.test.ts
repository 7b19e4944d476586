import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Agency, makeAgency, makeImport, mapField, nightly } from "./agency-fixture";

let agency: Agency;

beforeAll(async () => {
  agency = await makeAgency("Otto");
});

describe("two people at once", () => {
  it("push to the same import, and it is changed once", async () => {
    const { api, org } = agency;
    const from = await makeImport(agency, await agency.client("Twice, the model"), "Twice");
    await mapField(agency, from, "name", { source: "sku" });
    await api.schedule.create({ org, importId: from, ...nightly, startsAt: null, endsAt: null });
    const { id: twice } = await api.template.create({ org, importId: from, name: "Twice" });
    const importId = await makeImport(agency, await agency.client("Twice, another"), "Twice");
    const { imports: previews } = await api.template.preview({
      org,
      templateId: twice,
      version: 1,
      importIds: [importId],
    });
    const giveIt = () =>
      api.template.push({
        org,
        templateId: twice,
        version: 1,
        push: { id: randomUUID(), imports: 1 },
        imports: [{ importId, keep: true, seen: previews[0]?.seen ?? "" }],
      });
    const outcomes = (await Promise.all([giveIt(), giveIt(), giveIt()])).flat().map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["changed", "unchanged", "unchanged"]);
    expect(await api.schedule.list({ org, importId })).toHaveLength(1);
  });

  it("save a version each, and one of them is told that the other was first", async () => {
    const { api, org } = agency;
    const from = await makeImport(agency, await agency.client("At once"), "At once");
    const { id } = await api.template.create({ org, importId: from, name: "At once" });
    const { options } = await api.template.get({ org, templateId: id });
    const save = (pageSize: number) =>
      api.template.saveVersion({
        org,
        templateId: id,
        basedOn: 1,
        from: { options: { ...options, pageSize } },
      });
    const results = await Promise.allSettled([save(10), save(20)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await api.template.get({ org, templateId: id })).toMatchObject({ latestVersion: 2 });
  });

  it("give two templates one name, and one of them is told that it is taken", async () => {
    const { api, org } = agency;
    const makes = await Promise.all(
      ["one", "another"].map(async (name) => makeImport(agency, await agency.client(`Named, ${name}`), name)),
    );
    const results = await Promise.allSettled(
      makes.map((importId) => api.template.create({ org, importId, name: "Wanted by both" })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
  });
});
