import { describe, expect, it } from "vitest";
import type { FaultRule } from "@/sandbox/core/faults";
import { RetriableError } from "@/server/connectors/core/errors";
import { DEFAULT_FILTERS } from "@/server/domain/import-settings";
import { connect, openContext, startStore, walk } from "./bigcommerce-connection";

const inOrder = (ids: string[]) => [...ids].sort((a, b) => Number(a) - Number(b));

/** With these faults, on a store of its own. */
async function faulty(faults: FaultRule[], products = 30) {
  const sandbox = await startStore({ dataset: { generate: { products, seed: 7 } }, faults });
  return { sandbox, ...connect(sandbox) };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

describe("a store that is busy", () => {
  const products = "/stores/*/v3/catalog/products";

  it("is waited for as long as it asks, and the wait is told", async () => {
    const { source, context } = await faulty([{ kind: "429", path: products, skip: 1, times: 1, ms: 1500 }]);
    const started = Date.now();
    const { records } = await walk(() => source, { pageSize: 10 });
    expect(records).toHaveLength(30);
    expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
    expect(context.waits[0]).toMatchObject({
      reason: "source_quota",
      label: "BigCommerce's quota",
      ms: 2000,
    });
  });

  it("is asked again later when it refuses without a word", async () => {
    const { source } = await faulty([{ kind: "429-bare", path: products, times: 2 }]);
    expect((await walk(() => source, { pageSize: 50 })).records).toHaveLength(30);
  });

  it("never has its quota spent to the end", async () => {
    const sandbox = await startStore({
      dataset: { generate: { products: 60, seed: 2 } },
      quota: { requests: 10, windowMs: 1200 },
    });
    const { source, context } = connect(sandbox);
    expect((await walk(() => source, { pageSize: 5 })).records).toHaveLength(60);
    expect(sandbox.requests.counts().byStatus["429"]).toBeUndefined();
    expect(context.waits.every((wait) => wait.reason === "source_quota")).toBe(true);
  });

  it("leaves the other apps of the store their part", async () => {
    const sandbox = await startStore({ quota: { requests: 100, windowMs: 1500 } });
    const { source } = connect(sandbox);
    await source.profile();
    sandbox.quota.spend(85);
    const started = Date.now();
    await source.profile();
    await source.profile();
    expect(Date.now() - started).toBeGreaterThan(1000);
    expect(sandbox.requests.counts().byStatus["429"]).toBeUndefined();
  });

  it("is given smaller pages when it breaks down over large ones, and the size is remembered", async () => {
    for (const kind of ["500", "504", "truncate"] as const) {
      const { sandbox, source } = await faulty([{ kind, path: products, times: 2 }]);
      const first = await source.stream("products").readPage({
        filters: DEFAULT_FILTERS,
        cursor: null,
        pageSize: 20,
      });
      expect([kind, first.records.length]).toEqual([kind, 5]);
      const next = await connect(sandbox).source.stream("products").readPage({
        filters: DEFAULT_FILTERS,
        cursor: first.nextCursor,
        pageSize: 20,
      });
      expect([kind, next.records.length]).toEqual([kind, 5]);
    }
  });

  it("is asked for chosen products in smaller parts", async () => {
    const { sandbox, source } = await faulty([
      { kind: "504", path: "/stores/*/v3/catalog/products", times: 2 },
    ]);
    const ids = sandbox.store.state.products.map(({ fields }) => String(fields.id));
    const records = await source.stream("products").readByIds(ids);
    expect(inOrder(records.map((record) => record.sourceId))).toEqual(inOrder(ids));
  });

  it("is given smaller pages when it does not answer in time", async () => {
    const sandbox = await startStore({
      dataset: { generate: { products: 12, seed: 1 } },
      faults: [{ kind: "timeout", path: products, times: 1 }],
    });
    const { source } = connect(sandbox, { context: openContext({ timeoutMs: 300 }) });
    const page = await source.stream("products").readPage({
      filters: DEFAULT_FILTERS,
      cursor: null,
      pageSize: 12,
    });
    expect(page.records).toHaveLength(6);
  });

  it("brings the whole catalogue over through faults of every kind", async () => {
    // At different beats, so that no request meets more of them in a row than it is repeated.
    const beats = { "500": 11, "503": 13, truncate: 17, reset: 19, "429-bare": 23 } as const;
    const faults = Object.entries(beats).map(([kind, every]) => ({ kind, every }) as FaultRule);
    const { sandbox, source, context } = await faulty(faults, 120);
    // The waits as such are tested above.
    context.sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms / 20));
    const { records } = await walk(() => source, { pageSize: 8 });
    expect(records).toHaveLength(120);
    expect(sandbox.faults.list().every((rule) => rule.fired > 0)).toBe(true);
    expect(records.flatMap((record) => source.stream("products").toCanonical(record.raw).issues)).toEqual([]);
  });

  it("ends as retriable when it stays so, with nothing secret in the error", async () => {
    const { sandbox, source } = await faulty([{ kind: "503" }]);
    const context = openContext();
    context.sleep = async () => {};
    const error = await failureOf(connect(sandbox, { context }).source.profile());
    expect(error).toBeInstanceOf(RetriableError);
    expect(JSON.stringify([error, String(error), (error as RetriableError).technical])).not.toContain(
      sandbox.tokens.readOnly,
    );
    expect(source.platform).toBe("bigcommerce");
  });

  it("ends at once when the run is cancelled", async () => {
    const { sandbox } = await faulty([{ kind: "timeout" }]);
    const stop = new AbortController();
    const { source } = connect(sandbox, { context: { ...openContext(), signal: stop.signal } });
    const reading = failureOf(source.profile());
    setTimeout(() => stop.abort(new Error("cancelled")), 50);
    expect(await reading).toMatchObject({ message: "cancelled" });
  });
});
