import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { METRIC } from "./woocommerce-catalogue";
import { creationOf, lineWith, mappedOf, orderWith, updateOf, writeAll } from "./woocommerce-mapped";
import {
  atTheEnd,
  connect,
  isPostTo,
  openContext,
  openStore,
  type Raw,
  uniqueName,
} from "./woocommerce-store";
import { WHOLE } from "./woocommerce-whole-order";

const SLOW = 120_000;
const UNKNOWN = "999999999";

const store = await openStore();
const context = openContext();
// A store that answers at once need not be waited for.
context.sleep = (ms) => delay(Math.min(ms, 50)).then(() => undefined);
const target = connect(store, context);
const entity = target.entity("orders");
const mark = uniqueName();
const sourceKey = `contract:${mark}`;
const profile = await target.profile();

const { body: cup } = await store.api("POST", "products", {
  name: `Cup ${mark}`,
  regular_price: "99.00",
  manage_stock: true,
  stock_quantity: 50,
});

const made: string[] = [];
atTheEnd(async () => {
  for (const id of made) {
    await store.api("PUT", `orders/${id}`, { meta_data: [{ key: "_recorded_sales", value: "no" }] });
    await store.api("DELETE", `orders/${id}?force=true`);
  }
  await store.api("DELETE", `products/${cup.id}?force=true`);
});

async function create(sourceId: string, order: Raw) {
  const payload = entity.toPayload(mappedOf(orderWith(sourceId, order)), {
    references: { get: (kind, key) => (kind === "product" && key === "77" ? String(cup.id) : undefined) },
    source: METRIC,
    target: profile,
    options: DEFAULT_OPTIONS,
    sourceKey,
  });
  const [result] = await writeAll(entity, [creationOf(sourceId, payload)]);
  if (result?.record.status !== "written") throw new Error(JSON.stringify(result));
  made.push(result.record.targetId);
  return { id: result.record.targetId, payload };
}

async function stock(): Promise<{ stock_quantity: number; total_sales: number }> {
  const { body } = await store.api("GET", `products/${cup.id}?_fields=stock_quantity,total_sales`);
  return { stock_quantity: body.stock_quantity, total_sales: body.total_sales };
}

async function held(id: string): Promise<Raw> {
  return (await store.api("GET", `orders/${id}`)).body;
}

const UNTOUCHED = { stock_quantity: 50, total_sales: 0 };

describe("an order that is gone at the source", () => {
  it(
    "goes to the trash, again and again, and stock and sales stay as they are",
    async () => {
      const { id } = await create("1", WHOLE);
      context.loseAnswerTo(isPostTo(new RegExp(`orders/${id}$`)));
      const results = await entity.retire([id, UNKNOWN], "trash");
      expect(new Map(results.map((result) => [result.targetId, result.status]))).toEqual(
        new Map([
          [id, "done"],
          [UNKNOWN, "gone"],
        ]),
      );
      const { status, date_modified_gmt } = await held(id);
      expect(status).toBe("trash");
      expect(await entity.retire([id], "trash")).toEqual([{ targetId: id, status: "done" }]);
      expect(await held(id)).toMatchObject({ status: "trash", date_modified_gmt });
      expect(await stock()).toEqual(UNTOUCHED);
      await entity.trash([id, UNKNOWN]);
    },
    SLOW,
  );
});

describe("an order that is back at the source", () => {
  it(
    "comes out of the trash whole, and nobody is sent mail",
    async () => {
      const lines = [lineWith("1", { productId: "77" })];
      const { id, payload } = await create("2", { ...WHOLE, lines, customerId: null });
      const before = await held(id);
      for (let round = 0; round < 2; round += 1) {
        await entity.retire([id], "trash");
        const { status = "" } = payload.body;
        const [result] = await writeAll(entity, [updateOf("2", id, payload.body, { status })]);
        expect(result?.record).toMatchObject({ status: "written", targetId: id, answer: { status } });
        const after = await held(id);
        for (const field of [
          "status",
          "total",
          "billing",
          "date_paid_gmt",
          "date_completed_gmt",
          "refunds",
        ]) {
          expect(after[field], field).toEqual(before[field]);
        }
        const keys = after.meta_data.map((entry: Raw) => entry.key);
        expect(keys.filter((key: string) => key.startsWith("_wp_trash"))).toEqual([]);
        expect(await stock()).toEqual(UNTOUCHED);
        // A real store's mails are counted outside.
        expect(store.sandbox?.mails() ?? []).toEqual([]);
        const { body: notes } = await store.api("GET", `orders/${id}/notes`);
        expect(notes.map((note: Raw) => note.note)).toContain(
          "Order status changed from trash to Pending payment.",
        );
      }
    },
    SLOW,
  );

  it("stays in the trash where nothing says what it is to be", async () => {
    const { id, payload } = await create("3", {});
    await entity.retire([id], "trash");
    const [result] = await writeAll(entity, [updateOf("3", id, payload.body, { customer_note: "x" })]);
    expect(result?.record.status).toBe("gone");
    expect((await held(id)).status).toBe("trash");
  });
});
