import { describe, expect, it } from "vitest";
import type { BigCommerceSandbox } from "@/sandbox/bigcommerce";
import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import type { SourceConnector } from "@/server/connectors/core/source";
import { ENTITIES, type Entity } from "@/server/domain/entity";
import { connect, openContext, type Recorded, startStore } from "./bigcommerce-connection";

const quota = { requests: 100_000 };
const generated = (products: number, more: { customers?: number; orders?: number } = {}) =>
  startStore({ quota, dataset: { generate: { products, seed: 4, ...more } } });
const demo = await startStore({ quota });

const idOf = ({ fields }: { fields: Record<string, unknown> }) => String(fields.id);
const inOrder = (ids: Iterable<string>) => [...ids].sort((a, b) => Number(a) - Number(b));

/** What the store has of an entity, archived orders left out. */
function storedIds({ store }: BigCommerceSandbox, entity: Entity): string[] {
  const { orders } = store.state;
  if (entity === "orders") return orders.filter(({ fields }) => fields.is_deleted !== true).map(idOf);
  return store.state[entity].map(idOf);
}

/** A store that gives out fewer entries in a page than it is asked for. */
function withShortPages(most: number): Recorded {
  const context = openContext();
  const send = context.transport;
  context.transport = (request) => {
    const url = new URL(request.url);
    const limit = Number(url.searchParams.get("limit") ?? most);
    url.searchParams.set("limit", String(Math.min(limit, most)));
    return send({ ...request, url: url.toString() });
  };
  return context;
}

/** A store that answers the paths with status and body instead. */
function answering(path: string, status: number, body: string): Recorded {
  const context = openContext();
  const send = context.transport;
  context.transport = async (request) => {
    if (!request.url.includes(path)) return send(request);
    return { status, headers: { "content-type": "application/json" }, body, url: request.url };
  };
  return context;
}

async function walkIds(source: () => SourceConnector, entity: Entity, after?: (page: number) => void) {
  const ids: string[] = [];
  const totals: (number | null)[] = [];
  let cursor: string | null = null;
  do {
    const page = await source().stream(entity).walk(cursor);
    ids.push(...page.sourceIds);
    totals.push(page.total);
    cursor = page.nextCursor;
    after?.(totals.length);
  } while (cursor !== null);
  return { ids, totals };
}

describe.each(ENTITIES)("the ids of all %s", (entity) => {
  it("are walked once each, by connectors that know nothing of each other", async () => {
    const { ids } = await walkIds(() => connect(demo, { context: withShortPages(7) }).source, entity);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(inOrder(ids)).toEqual(inOrder(storedIds(demo, entity)));
  });

  it("cost a request a page of 250", async () => {
    const store = await generated(4, { customers: 510, orders: 510 });
    const { source, context } = connect(store);
    const { ids, totals } = await walkIds(() => source, entity);
    expect(inOrder(ids)).toEqual(inOrder(storedIds(store, entity)));
    // V2 tells of the end by an empty page, and of the whole number not at all.
    expect(context.counter.requests).toBe(entity === "orders" ? 4 : Math.ceil(ids.length / 250));
    expect(totals[0]).toBe(entity === "orders" ? null : ids.length);
    expect(totals.slice(1).every((total) => total === null)).toBe(true);
  });

  it("are none when the store answers without a body", async () => {
    const context = answering(`/${entity}?`, 204, "");
    const { ids } = await walkIds(() => connect(demo, { context }).source, entity);
    expect(ids).toEqual([]);
  });

  it("are an error, never none, where the store refuses or knows no such address", async () => {
    for (const [status, error] of [
      [403, FatalError],
      [404, FatalError],
      [418, FatalError],
    ] as const) {
      const { source } = connect(demo, { context: answering(`/${entity}?`, status, "{}") });
      await expect(source.stream(entity).walk(null)).rejects.toThrow(error);
      await expect(source.stream(entity).existing(["1"])).rejects.toThrow(error);
    }
    const { source } = connect(demo, { context: answering(`/${entity}?`, 200, "<html>") });
    await expect(source.stream(entity).walk(null)).rejects.toThrow(RetriableError);
  });

  it("are not walked on from a place that cannot be read", async () => {
    const { source } = connect(demo);
    await expect(source.stream(entity).walk("elsewhere")).rejects.toThrow(FatalError);
  });
});

describe("a walk", () => {
  it("over products neither skips nor repeats any when some come and go meanwhile", async () => {
    const store = await generated(30);
    const before = inOrder(storedIds(store, "products"));
    const { ids } = await walkIds(
      () => connect(store, { context: withShortPages(10) }).source,
      "products",
      (page) => {
        if (page !== 1) return;
        store.store.delete(new Set([Number(before[2])]));
        store.store.create({ name: "Added", type: "physical", weight: 1, price: 1 });
      },
    );
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids).toEqual(expect.arrayContaining([...before.slice(0, 2), ...before.slice(3)]));
    expect(ids).toEqual(expect.arrayContaining(storedIds(store, "products")));
  });

  it("over orders goes on past a page of archived ones", async () => {
    const store = await generated(4, { orders: 30 });
    for (const order of store.store.state.orders.slice(10, 20)) store.store.archiveOrder(order);
    const { ids } = await walkIds(() => connect(store, { context: withShortPages(10) }).source, "orders");
    expect(ids).toEqual(storedIds(store, "orders"));
    expect(ids).toHaveLength(20);
  });
});

describe.each(ENTITIES)("which %s are still there", (entity) => {
  it("is told for those that are, and for no others", async () => {
    const store = await generated(40, { customers: 40, orders: 40 });
    const all = inOrder(storedIds(store, entity));
    const gone = all.filter((_, index) => index % 3 === 0);
    const numbers = new Set(gone.map(Number));
    if (entity === "products") store.store.delete(numbers);
    else if (entity === "customers") store.store.deleteCustomers(numbers);
    else {
      for (const order of store.store.state.orders) {
        if (numbers.has(Number(idOf(order)))) store.store.archiveOrder(order);
      }
    }
    const asked = ["999999999", "no-id", ...all, all[1] ?? ""];
    for (const context of [openContext(), withShortPages(6)]) {
      const { source } = connect(store, { context });
      const there = await source.stream(entity).existing(asked);
      expect(inOrder(there)).toEqual(all.filter((id) => !gone.includes(id)));
    }
    const { source, context } = connect(store);
    expect(await source.stream(entity).existing([])).toEqual([]);
    expect(await source.stream(entity).existing(["no-id"])).toEqual([]);
    expect(context.counter.requests).toBe(0);
  });

  it("costs a request for every 250 of them", async () => {
    const store = await generated(510, { customers: 510, orders: 510 });
    const { source, context } = connect(store);
    const all = storedIds(store, entity);
    expect(await source.stream(entity).existing(all)).toEqual(all);
    expect(context.counter.requests).toBe(3);
  });
});

describe("orders that are far apart", () => {
  it("are asked for in spans that fit into a page", async () => {
    const store = await generated(4, { orders: 900 });
    const { source, context } = connect(store);
    const stream = source.stream("orders");
    expect(await stream.existing(["890", "3", "5000", "7"])).toEqual(["890", "3", "7"]);
    expect(context.counter.requests).toBe(3);
  });

  it("that were removed altogether are gone like archived ones", async () => {
    const store = await generated(4, { orders: 20 });
    store.store.change((state) => {
      state.orders = state.orders.filter((order) => !["4", "5", "20"].includes(idOf(order)));
    });
    const stream = connect(store).source.stream("orders");
    expect(await stream.existing(["4", "5", "6", "20"])).toEqual(["6"]);
    expect(await stream.existing(["20"])).toEqual([]);
  });
});

describe("the number of all records", () => {
  it("is told in one small request for products and customers, and not at all for orders", async () => {
    const { source, context } = connect(demo);
    expect(await source.stream("products").countAll()).toBe(demo.store.state.products.length);
    expect(await source.stream("customers").countAll()).toBe(demo.store.state.customers.length);
    expect(context.counter.requests).toBe(2);
    expect(await source.stream("orders").countAll()).toBeNull();
  });
});

describe("the store's clock", () => {
  it("is known from the first answer on", async () => {
    const { source } = connect(demo);
    expect(source.clockOffsetMs()).toBeNull();
    await source.stream("products").countAll();
    expect(Math.abs(source.clockOffsetMs() ?? Number.NaN)).toBeLessThan(5000);
    const ahead = await startStore({ quota, now: () => new Date(Date.now() + 3_600_000) });
    const other = connect(ahead).source;
    await other.profile();
    expect(other.clockOffsetMs()).toBeGreaterThan(3_590_000);
  });
});
