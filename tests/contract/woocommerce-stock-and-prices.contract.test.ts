import { describe, expect, it } from "vitest";
import type { RecordWrite } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import { Catalogue, statuses } from "./woocommerce-catalogue";
import { connect, openContext, openStore } from "./woocommerce-store";

const store = await openStore();
const context = openContext();
const target = connect(store, context);
const entity = target.entity("products");
const catalogue = new Catalogue(store, target);
const sku = (text: string) => catalogue.sku(text);
// From here on the store's time is known.
await target.clock();

const VALUES = {
  regular_price: "19.5",
  sale_price: "17.25",
  manage_stock: true,
  stock_quantity: "7",
  backorders: "notify",
  low_stock_amount: 2,
};

function shirt(sourceId: string, values: JsonObject) {
  const sizes = ["S", "M"];
  const children = sizes.map((size, index) => ({
    sourceId: `${sourceId}${index}`,
    fields: { sku: sku(`${sourceId}-${index}`), ...values, attributes: [{ name: "Size", values: [size] }] },
  }));
  const fields = { sku: sku(sourceId), attributes: [{ name: "Size", values: sizes }] };
  return catalogue.product(sourceId, fields, children);
}

/** Only what a run for stock and prices may send. */
function only(body: JsonObject): JsonObject {
  const fields = new Set(entity.stockFields);
  return Object.fromEntries(Object.entries(body).filter(([key]) => fields.has(key)));
}

async function sentBy(write: RecordWrite) {
  const before = context.sent.length;
  const [result] = await catalogue.write([write]);
  const sent = context.sent.slice(before).map(({ method, url, body }) => ({
    request: `${method} ${new URL(url).pathname.replace(/^.*\/wc\/v3\//, "")}`,
    body: JSON.parse(body ?? "null"),
  }));
  return { result, sent };
}

describe("stock and prices", () => {
  it("of a product are one small request", async () => {
    const { id } = await catalogue.create(catalogue.product("1", { sku: sku("1"), ...VALUES }));
    const changed = { ...VALUES, regular_price: "21", sale_price: null, stock_quantity: "0" };
    const { body: whole } = await catalogue.payload(catalogue.product("1", { sku: sku("1"), ...changed }));
    const body = only(whole);
    const { result, sent } = await sentBy({ ...catalogue.update("1", id, body), whole });
    expect(result?.record).toMatchObject({ status: "written", targetId: id });
    expect(sent).toEqual([
      {
        request: "POST products/batch",
        body: {
          update: [
            {
              id: Number(id),
              regular_price: "21",
              sale_price: "",
              manage_stock: true,
              stock_quantity: 0,
              backorders: "notify",
              low_stock_amount: 2,
            },
          ],
        },
      },
    ]);
    const { body: held } = await store.api("GET", `products/${id}`);
    expect(entity.differences(whole, held)).toEqual([]);
    expect(held).toMatchObject({ price: "21", stock_status: "onbackorder" });
  });

  it("of variations are one small request", async () => {
    const { id, result: first } = await catalogue.create(shirt("2", VALUES));
    const ids = first.children.map(({ outcome }) => ("targetId" in outcome ? outcome.targetId : null));
    const { body: whole, children } = await catalogue.payload(shirt("2", { ...VALUES, stock_quantity: "3" }));
    const { result, sent } = await sentBy({
      sourceId: "2",
      operation: "none",
      targetId: id,
      body: {},
      whole,
      children: children.map((child, index) => ({
        ...child,
        operation: "update" as const,
        targetId: ids[index] ?? null,
        body: { stock_quantity: only(child.body).stock_quantity ?? null },
      })),
    });
    expect([result?.record.status, statuses(result)]).toEqual(["untouched", { written: 2 }]);
    expect(sent).toEqual([
      {
        request: `POST products/${id}/variations/batch`,
        body: { update: ids.map((variation) => ({ id: Number(variation), stock_quantity: 3 })) },
      },
    ]);
    const [held] = await entity.read([id]);
    expect(held?.children.map(({ body }) => body.stock_quantity)).toEqual([3, 3]);
  });

  it("of what is gone say so, and nothing is made of it", async () => {
    const { id, result: first } = await catalogue.create(shirt("3", VALUES));
    await store.api("DELETE", `products/${id}?force=true`);
    const write = {
      sourceId: "3",
      operation: "none" as const,
      targetId: id,
      body: {},
      whole: {},
      children: first.children.map(({ kind, sourceId, outcome }) => ({
        kind,
        sourceId,
        label: sourceId,
        operation: "update" as const,
        targetId: "targetId" in outcome && outcome.targetId ? outcome.targetId : null,
        body: { stock_quantity: 1 },
      })),
    };
    const { result } = await sentBy(write);
    expect([result?.record.status, statuses(result)]).toEqual(["untouched", { gone: 2 }]);
    const anew = write.children.map((child) => ({ ...child, operation: "create" as const, targetId: null }));
    const { result: next } = await sentBy({ ...write, children: anew });
    expect([next?.record.status, statuses(next)]).toEqual(["gone", { not_sent: 2 }]);
  });
});
