import { describe, expect, it } from "vitest";
import type { Entity } from "@/server/domain/entity";
import { ALL_EXTRAS, type FiltersOf, filtersSchemas } from "@/server/domain/import-settings";
import { connect, startStore, walkEntity } from "./bigcommerce-connection";

const demo = await startStore({ quota: { requests: 100_000 } });
const inOrder = (ids: string[]) => [...ids].sort((a, b) => Number(a) - Number(b));

function storedIds(entity: Entity): string[] {
  return demo.store.state[entity].map(({ fields }) => String(fields.id));
}

/** Read by id with the filters, and by pages with them: the same records. */
async function expectSameAsPages<E extends Entity>(
  entity: E,
  filters: Partial<FiltersOf[E]>,
): Promise<string[]> {
  const { source } = connect(demo);
  const all = [...storedIds(entity), "999999999", "no-id"];
  const found = await source.stream(entity).readByIds(all, ALL_EXTRAS, filtersSchemas[entity].parse(filters));
  const { records } = await walkEntity(entity, () => source, { filters, pageSize: 250 });
  const ids = inOrder(found.map((record) => record.sourceId));
  expect(ids).toEqual(inOrder(records.map((record) => record.sourceId)));
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.length).toBeLessThan(storedIds(entity).length);
  return ids;
}

const fieldsOf = (entity: Entity) => demo.store.state[entity].map(({ fields }) => fields);
const values = (entity: Entity, key: string) => [
  ...new Set(fieldsOf(entity).map((fields) => String(fields[key]))),
];

describe("products read by id with filters", () => {
  const categories = [
    ...new Set(fieldsOf("products").flatMap((fields) => fields.categories as number[])),
  ].map(String);

  it("are those that pages with the filters give", async () => {
    const visible = await expectSameAsPages("products", { visibility: "visible" });
    const hidden = await expectSameAsPages("products", { visibility: "hidden" });
    expect(inOrder([...visible, ...hidden])).toEqual(inOrder(storedIds("products")));
    await expectSameAsPages("products", { availability: ["available"] });
    await expectSameAsPages("products", { availability: ["available", "preorder"] });
    await expectSameAsPages("products", { type: "physical" });
    await expectSameAsPages("products", { categoryIds: categories.slice(0, 1) });
    await expectSameAsPages("products", { categoryIds: categories.slice(0, 3), visibility: "visible" });
  });

  it("do not heed what one run was limited to", async () => {
    const { source } = connect(demo);
    const [first = "", second = ""] = storedIds("products");
    const filters = filtersSchemas.products.parse({
      modifiedSince: "2999-01-01T00:00:00Z",
      sourceIds: [second],
    });
    const found = await source.stream("products").readByIds([first], ALL_EXTRAS, filters);
    expect(found.map((record) => record.sourceId)).toEqual([first]);
  });
});

describe("customers read by id with filters", () => {
  it("are those that pages with the filters give", async () => {
    const groups = values("customers", "customer_group_id").filter((id) => id !== "0");
    await expectSameAsPages("customers", { groupIds: groups.slice(0, 1) });
    await expectSameAsPages("customers", { groupIds: ["0"] });
    await expectSameAsPages("customers", { groupIds: ["0", ...groups.slice(0, 1)] });
    const dates = inTime("customers");
    await expectSameAsPages("customers", { createdSince: dates.middle });
    await expectSameAsPages("customers", { createdUntil: dates.middle });
  });
});

describe("orders read by id with filters", () => {
  it.each<Partial<FiltersOf["orders"]>>([
    {},
    { incomplete: "import" },
    { deleted: "import" },
    { statusIds: ["2"] },
    { statusIds: ["2", "10"], digital: "skip" },
  ])("are those that pages with %j give", async (filters) => {
    await expectSameAsPages("orders", filters);
  });

  it("are those of the time that is asked for, to the second", async () => {
    const { middle } = inTime("orders");
    const since = await expectSameAsPages("orders", { createdSince: middle });
    const until = await expectSameAsPages("orders", { createdUntil: middle });
    // The one that was made at that moment is in both.
    expect(since.filter((id) => until.includes(id)).length).toBeGreaterThan(0);
  });

  it("cost nothing more for those that are left out", async () => {
    const { source, context } = connect(demo);
    const deleted = fieldsOf("orders").filter((fields) => fields.is_deleted === true);
    const ids = deleted.map((fields) => String(fields.id));
    expect(ids.length).toBeGreaterThan(0);
    const filters = filtersSchemas.orders.parse({});
    expect(await source.stream("orders").readByIds(ids, ALL_EXTRAS, filters)).toEqual([]);
    expect(context.counter.requests).toBe(ids.length);
  });
});

/** The moment at which the record in the middle was made. */
function inTime(entity: Entity): { middle: string } {
  const times = fieldsOf(entity)
    .map((fields) => Date.parse(String(fields.date_created)))
    .sort((a, b) => a - b);
  return { middle: new Date(times[Math.floor(times.length / 2)] ?? 0).toISOString() };
}
