import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MappingRule } from "@/server/mapping/rule";
import { deps, type Merchant, makeMerchant, requestsTo, type Stores, startStores, writesTo } from "./stores";

let stores: Stores;
let merchant: Merchant;
let importId: string;

beforeAll(async () => {
  stores = await startStores();
  merchant = await makeMerchant("Wilma", stores);
});
afterAll(() => stores.close());

const read = () => merchant.api.import.get({ org: merchant.org, importId });
const at = () => ({ org: merchant.org, importId });
const audited = async () =>
  (await deps.db.auditEntry.findMany({ where: { subjectId: importId }, orderBy: { createdAt: "asc" } })).map(
    (entry) => entry.action,
  );

describe("an import grows step by step", () => {
  it("begins as a draft that opens the source", async () => {
    const { api, org } = merchant;
    importId = (await api.import.create({ org, name: " Spring ", entity: "products" })).id;
    const details = await read();
    expect(details).toMatchObject({ name: "Spring", status: "draft", openStep: "source", source: null });
    expect(details.steps.target).toBe("later");
  });

  it("takes a store for the side that its platform can be, and no other", async () => {
    const { api, sourceId, targetId } = merchant;
    await expect(
      api.import.chooseConnection({ ...at(), side: "source", connectionId: targetId }),
    ).rejects.toThrow("WooCommerce cannot be the source of an import");
    await api.import.chooseConnection({ ...at(), side: "source", connectionId: sourceId });
    await api.import.chooseConnection({ ...at(), side: "target", connectionId: targetId });
    expect(await read()).toMatchObject({
      source: { id: sourceId, platformName: "BigCommerce", storeName: "Fell & Hearth", status: "usable" },
      target: { id: targetId, platformName: "WooCommerce" },
      openStep: "filters",
      status: "draft",
    });
  });

  it("counts in the real store what filters take", async () => {
    const { api } = merchant;
    const all = stores.source.store.state.products.length;
    const { filters } = await read();
    const count = (change: object) =>
      api.import.countMatching({ ...at(), filters: { ...filters, ...change } });
    expect(await count({})).toEqual({ matching: all, total: all, bounds: null });
    const visible = await count({ visibility: "visible" });
    const hidden = await count({ visibility: "hidden" });
    expect((visible.matching ?? 0) + (hidden.matching ?? 0)).toBe(all);
    expect(hidden.matching).toBeGreaterThan(0);
    expect((await count({ type: "digital" })).matching).toBeLessThan(all);
  });

  it("bounds what the store cannot count, and reads its categories once", async () => {
    const { api } = merchant;
    const categories = await api.import.categories(at());
    const child = categories.find((category) => category.parentId !== null);
    expect(categories.map((category) => category.id)).toContain(child?.parentId);
    const before = requestsTo(stores.source);
    await api.import.categories(at());
    expect(requestsTo(stores.source)).toBe(before);

    const { filters } = await read();
    const one = async (id: string) =>
      (await api.import.countMatching({ ...at(), filters: { ...filters, categoryIds: [id] } })).matching ?? 0;
    const ids = categories.slice(0, 3).map((category) => category.id);
    const each = await Promise.all(ids.map(one));
    const both = await api.import.countMatching({ ...at(), filters: { ...filters, categoryIds: ids } });
    expect(both.matching).toBeNull();
    expect(both.bounds).toEqual({
      least: Math.max(...each),
      most: each.reduce((sum, count) => sum + count, 0),
    });
  });

  it("keeps the filters", async () => {
    const { filters } = await read();
    await merchant.api.import.saveFilters({ ...at(), filters: { ...filters, visibility: "visible" } });
    expect(await read()).toMatchObject({
      filters: { visibility: "visible" },
      openStep: "mapping",
    });
    await merchant.api.import.saveFilters({ ...at(), filters: { ...filters, visibility: "all" } });
  });

  it("is ready once the mapping and the options are saved", async () => {
    const { api } = merchant;
    const mapping = await api.import.mapping(at());
    expect(mapping).toMatchObject({ version: null, target: { platform: "WooCommerce" }, versions: [] });
    expect(mapping.rules).toEqual(mapping.automatic);
    await expect(api.import.start({ ...at(), kind: "dry_run" })).rejects.toThrow("not complete yet");
    await api.import.saveMapping({ ...at(), rules: mapping.rules, basedOn: null });
    expect(await read()).toMatchObject({ status: "draft", mapping: { version: null, changed: 0 } });
    await api.import.saveOptions({ ...at(), options: (await read()).options });
    expect(await read()).toMatchObject({ status: "ready", openStep: "review" });
  });

  it("has written down who changed what, and nothing where nothing changed", async () => {
    expect(await audited()).toEqual([
      "import.created",
      "import.source_chosen",
      "import.target_chosen",
      "import.filters_changed",
      "import.filters_changed",
    ]);
  });
});

describe("the mapping", () => {
  const price: Partial<MappingRule> = {
    transforms: [
      {
        kind: "arithmetic",
        operator: "add_percent",
        operand: "10",
        rounding: { mode: "up", step: "0.01", ending: "0.99" },
      },
    ],
  };
  const change = (rules: MappingRule[], target: string, to: Partial<MappingRule>): MappingRule[] =>
    rules.map((rule) => (rule.target === target && rule.level === "item" ? { ...rule, ...to } : rule));

  it("is shown on real records: what is read, what would be sent, and what is wrong", async () => {
    const { api } = merchant;
    const { records, customFields, nextCursor } = await api.import.samples(at());
    expect(records.length).toBeGreaterThan(5);
    expect(customFields.length).toBeGreaterThan(0);
    const more = await api.import.samples({ ...at(), cursor: nextCursor });
    expect(more.records.map((record) => record.sourceId)).not.toContain(records[0]?.sourceId);

    const simple = records.find((record) => record.variants === 0 && record.sku);
    const sourceId = simple?.sourceId ?? "";
    const { record } = await api.import.sample({ ...at(), sourceId });
    expect(record).toMatchObject({ product: { sourceId, name: simple?.title, kind: "simple" } });

    const writes = writesTo(stores.target);
    const { rules } = await api.import.mapping(at());
    const preview = await api.import.preview({
      ...at(),
      sourceId,
      rules: change(rules, "regular_price", price),
    });
    expect(preview.payload?.body).toMatchObject({ name: simple?.title, type: "simple", sku: simple?.sku });
    expect(String(preview.payload?.body.regular_price)).toMatch(/\.99$/);
    expect(preview.sample.records).toBe(records.length);
    expect(writesTo(stores.target)).toBe(writes);
  });

  it("tells by rule what goes wrong in sampled records, with an example", async () => {
    const { api } = merchant;
    const { rules } = await api.import.mapping(at());
    const { records } = await api.import.samples(at());
    const broken = change(rules, "name", { source: "warranty" });
    const preview = await api.import.preview({
      ...at(),
      sourceId: records[0]?.sourceId ?? "",
      rules: broken,
    });
    const group = preview.sample.groups.find((entry) => entry.code === "required_field_missing");
    expect(group).toMatchObject({ rule: "item:name", severity: "error" });
    expect(group?.records).toBeGreaterThan(0);
    expect(records.map((record) => record.sourceId)).toContain(group?.example.sourceId);
  });

  it("says which product it cannot find", async () => {
    await expect(merchant.api.import.sample({ ...at(), sourceId: "999999" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is kept in versions, the older ones as they were", async () => {
    const { api } = merchant;
    const before = await api.import.mapping(at());
    const first = change(before.rules, "regular_price", price);
    await api.import.saveMapping({ ...at(), rules: first, basedOn: before.version });
    const second = change(first, "sku", { source: "mpn" });
    await api.import.saveMapping({ ...at(), rules: second, basedOn: 1 });
    const now = await api.import.mapping(at());
    expect(now.version).toBe(2);
    expect(now.rules).toEqual(second);
    expect(now.versions.map(({ version, createdBy }) => [version, createdBy])).toEqual([
      [2, "Wilma"],
      [1, "Wilma"],
    ]);
    expect((await api.import.mappingVersion({ ...at(), version: 1 })).rules).toEqual(first);
    expect((await read()).mapping).toMatchObject({ version: 2, changed: 2, errors: 0 });
  });

  it("refuses a change to a version that is no longer in force", async () => {
    const { api } = merchant;
    const { automatic } = await api.import.mapping(at());
    await expect(api.import.saveMapping({ ...at(), rules: automatic, basedOn: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("keeps rules with a fault, and the import is not ready until they are mended", async () => {
    const { api } = merchant;
    const { rules, version } = await api.import.mapping(at());
    await api.import.saveMapping({
      ...at(),
      rules: change(rules, "name", { enabled: false }),
      basedOn: version,
    });
    expect(await read()).toMatchObject({ status: "draft", openStep: "mapping", mapping: { errors: 1 } });
    await expect(api.import.start({ ...at(), kind: "full" })).rejects.toThrow("not complete yet");
    await api.import.saveMapping({ ...at(), rules, basedOn: 3 });
    expect(await read()).toMatchObject({ status: "ready", mapping: { version: 4 } });
  });
});
