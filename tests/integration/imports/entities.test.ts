import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Platform } from "@/server/connectors/core/platform";
import type { Entity } from "@/server/domain/entity";
import { getRun } from "@/server/services/runs/get-run";
import { deps, type Merchant, makeMerchant, requestsTo, type Stores, startStores } from "./stores";

let stores: Stores;
let merchant: Merchant;
const ids: Partial<Record<Entity, string>> = {};

beforeAll(async () => {
  stores = await startStores();
  merchant = await makeMerchant("Edda", stores);
  const { api, org, sourceId, targetId } = merchant;
  for (const entity of ["products", "customers", "orders"] as const) {
    const { id: importId } = await api.import.create({ org, name: entity, entity });
    await api.import.chooseConnection({ org, importId, side: "source", connectionId: sourceId });
    await api.import.chooseConnection({ org, importId, side: "target", connectionId: targetId });
    ids[entity] = importId;
  }
});
afterAll(() => stores.close());

async function clientIdOf({ orgId }: Merchant): Promise<string> {
  const { id } = await deps.db.client.findFirstOrThrow({ where: { orgId } });
  return id;
}

const at = (entity: Entity) => ({ org: merchant.org, importId: ids[entity] ?? "" });
const read = (entity: Entity) => merchant.api.import.get(at(entity));

async function save(entity: Entity, change: object) {
  const filters = { ...(await read(entity)).filters, ...change };
  await merchant.api.import.saveFilters({ ...at(entity), filters });
  return (await read(entity)).filters;
}

async function count(entity: Entity, change: object): Promise<number | null> {
  const filters = { ...(await read(entity)).filters, ...change };
  return (await merchant.api.import.countMatching({ ...at(entity), filters })).matching;
}

describe("what the store has to choose from", () => {
  it("is its customer groups, and being in none", async () => {
    const [groups, ...others] = await merchant.api.import.filterChoices(at("customers"));
    expect(others).toEqual([]);
    expect(groups).toMatchObject({ filter: "groupIds", sourceField: "group.id" });
    expect(groups?.choices[0]).toEqual({ id: "0", label: "Without a group" });
    expect(groups?.choices.length).toBeGreaterThan(1);
  });

  it("is its order statuses as the merchant calls them, asked for once", async () => {
    const [statuses] = await merchant.api.import.filterChoices(at("orders"));
    expect(statuses).toMatchObject({ filter: "statusIds", sourceField: "statusId" });
    expect(statuses?.choices).toHaveLength(15);
    // The stand-in store has renamed this one.
    expect(statuses?.choices).toContainEqual({ id: "12", label: "On hold" });
    const before = requestsTo(stores.source);
    await merchant.api.import.filterChoices(at("orders"));
    expect(requestsTo(stores.source)).toBe(before);
  });

  it("is nothing for products", async () => {
    expect(await merchant.api.import.filterChoices(at("products"))).toEqual([]);
  });
});

describe("filters of customers and orders", () => {
  it("are kept, each of its own kind", async () => {
    const createdSince = "2020-01-01T00:00:00.000Z";
    expect(await save("customers", { groupIds: ["0"], createdSince })).toMatchObject({
      groupIds: ["0"],
      createdSince,
      createdUntil: null,
    });
    expect(await save("orders", { incomplete: "import", digital: "skip" })).toMatchObject({
      statusIds: [],
      incomplete: "import",
      deleted: "skip",
      digital: "skip",
    });
    await save("customers", { groupIds: [], createdSince: null });
    await save("orders", { incomplete: "skip", digital: "import" });
  });

  it("are counted in the real store", async () => {
    const customers = await count("customers", {});
    expect(customers).toBe(stores.source.store.state.customers.length);
    expect(await count("customers", { createdSince: "2999-01-01T00:00:00.000Z" })).toBe(0);
    const orders = await count("orders", {});
    const [one] = stores.source.store.state.orders;
    expect(orders).toBeGreaterThan(0);
    expect(one && (await count("orders", { statusIds: ["10"] }))).toBeLessThan(orders ?? 0);
  });

  it("refuse what belongs to no entity", async () => {
    const filters = { modifiedSince: null, colour: "red" };
    await expect(merchant.api.import.saveFilters({ ...at("orders"), filters })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("records of each entity", () => {
  it("are not taken for one another, though they have the same id", async () => {
    const { api } = merchant;
    const [customer] = (await api.import.samples(at("customers"))).records;
    const [order] = (await api.import.samples(at("orders"))).records;
    expect(customer?.sku).toContain("@");
    expect(order?.sku).toBeNull();
    const read = (entity: Entity, sourceId = "") => api.import.sample({ ...at(entity), sourceId });
    expect((await read("customers", customer?.sourceId)).record?.entity).toBe("customers");
    expect((await read("orders", order?.sourceId)).record?.entity).toBe("orders");
    const shared = stores.source.store.state.customers.find(({ fields }) =>
      stores.source.store.state.products.some((product) => product.fields.id === fields.id),
    );
    if (!shared) return;
    const id = String(shared.fields.id);
    expect((await read("products", id)).record?.entity).toBe("products");
    expect((await read("customers", id)).record?.entity).toBe("customers");
  });

  it("stay of one kind once an import has brought some over", async () => {
    const { api } = merchant;
    const run = await deps.db.run.create({
      data: {
        orgId: merchant.orgId,
        importId: ids.customers ?? "",
        clientId: await clientIdOf(merchant),
        kind: "full",
        status: "succeeded",
        phase: "ended",
        entity: "customers",
        sourceId: merchant.sourceId,
        targetId: merchant.targetId,
        filters: {},
        options: {},
      },
    });
    await expect(
      api.import.saveType({ ...at("customers"), name: "customers", entity: "orders" }),
    ).rejects.toThrow("Make a new import for orders");
    await api.import.saveType({ ...at("customers"), name: "People", entity: "customers" });
    expect(await read("customers")).toMatchObject({ name: "People", entity: "customers" });
    await deps.db.run.delete({ where: { id: run.id } });
  });
});

describe("both stores compared", () => {
  it("tells what differs, with what comes of it, and only what matters for the entity", async () => {
    const { api } = merchant;
    const products = await api.import.storeDifferences(at("products"));
    expect(products.map(({ what }) => what)).toEqual(["currency", "tax", "weight", "length"]);
    for (const line of products) expect(line.verdict === "equal").toBe(line.effect === null);
    const weight = products.find(({ what }) => what === "weight");
    expect(weight).toMatchObject({ source: "lb", target: "kg", verdict: "handled" });
    expect((await api.import.storeDifferences(at("orders"))).map(({ what }) => what)).toContain("time_zone");
  });

  it("asks each store once in a few minutes", async () => {
    const before = requestsTo(stores.source) + requestsTo(stores.target);
    await merchant.api.import.storeDifferences(at("products"));
    expect(requestsTo(stores.source) + requestsTo(stores.target)).toBe(before);
  });
});

describe("what the target cannot take", () => {
  it("is told of a run in the platform's words, the most first; codes that nobody knows are left out", async () => {
    const platform = deps.platforms.find("woocommerce");
    const target = platform?.target;
    if (!platform || !target) throw new Error("WooCommerce is no target");
    const limits = [
      { code: "a", field: "Order date", instead: "It stands in the order's data." },
      { code: "b", field: "IP address", instead: "It is left out." },
    ];
    const limited: Platform = {
      ...platform,
      target: { ...target, limits: { ...target.limits, orders: limits } },
    };
    const find = (id: string) => (id === "woocommerce" ? limited : deps.platforms.find(id));
    const run = await deps.db.run.create({
      data: {
        orgId: merchant.orgId,
        importId: ids.orders ?? "",
        clientId: await clientIdOf(merchant),
        kind: "dry_run",
        status: "succeeded",
        phase: "ended",
        entity: "orders",
        sourceId: merchant.sourceId,
        targetId: merchant.targetId,
        filters: {},
        options: {},
        limits: {
          create: [
            { code: "a", records: 2 },
            { code: "b", records: 9 },
            { code: "old", records: 1 },
          ],
        },
      },
    });
    const told = await getRun(merchant.scope, { ...deps, platforms: { ...deps.platforms, find } }, run.id);
    expect(told.entity).toBe("orders");
    expect(told.limits).toEqual([
      { ...limits[1], records: 9 },
      { ...limits[0], records: 2 },
    ]);
  });
});
