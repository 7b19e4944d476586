import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { idOf } from "../catalog/types";
import { startStore, stopStoresAfterEach } from "../store-for-test";
import { recordedState } from "./folder";

stopStoresAfterEach();

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function recordings(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), "recordings-"));
  folders.push(folder);
  const products = { data: [{ id: 1, name: "Cup", sku: "CUP", price: 10, base_variant_id: 10 }], meta: {} };
  const all = { "v3_catalog_products__list.json": products, ...files };
  for (const [name, body] of Object.entries(all)) writeFileSync(join(folder, name), JSON.stringify(body));
  return folder;
}

const created = "Thu, 18 Jun 2026 12:05:04 +0000";
const order = (id: number, more: object = {}) => ({
  id,
  status_id: 11,
  date_created: created,
  date_modified: created,
  ...more,
});
const later = "Fri, 19 Jun 2026 12:05:04 +0000";

describe("recorded orders", () => {
  it("have their parts from files of their own, by the entry's order or the name's", () => {
    const { state, notes } = recordedState(
      recordings({
        "v2_orders__list.json": [order(101), order(100)],
        "v2_order_100_products__2026.json": [{ id: 1, order_id: 100, quantity: 1 }],
        "v2_order_100_shipping_addresses__2026.json": [{ id: 4, order_id: 100 }],
        "v2_order_100_fees__2026.json": { fees: [{ id: 2, cost_inc_tax: "1.0000" }] },
        "v3_order_transactions__card.json": { data: [{ id: 5, order_id: "101", amount: 25 }], meta: {} },
        "v3_order_refunds__list.json": {
          data: [
            { id: 6, order_id: 101 },
            { id: 7, order_id: 900 },
          ],
          meta: {},
        },
        "v3_order_refund_quote__docs.json": { data: { total_refund_amount: 1 }, meta: {} },
      }),
    );
    expect(state.orders.map(({ fields }) => idOf(fields))).toEqual([100, 101]);
    const [first, second] = state.orders;
    expect(first).toMatchObject({ products: [{ id: 1 }], shippingAddresses: [{ id: 4 }], fees: [{ id: 2 }] });
    expect(second).toMatchObject({ transactions: [{ order_id: "101" }], refunds: [{ id: 6 }], products: [] });
    expect(notes).toEqual([
      "v3_order_refunds__list.json is left out: it belongs to order 900, which was not recorded.",
    ]);
  });

  it("are taken in their later state, from an example only where nothing was recorded", () => {
    const { state, notes } = recordedState(
      recordings({
        "v2_orders__a__docs.json": [order(100, { status_id: 1, date_modified: later }), order(300)],
        "v2_orders__b.json": [order(100)],
        "v2_order__c.json": order(100, { status_id: 2, date_modified: later }),
        "v2_orders__d.json": [order(100, { date_created: later, date_modified: created })],
      }),
    );
    expect(state.orders.map(({ fields }) => [fields.id, fields.status_id])).toEqual([
      [100, 2],
      [300, 11],
    ]);
    expect(notes).toEqual([
      "Order 100 in v2_orders__d.json has the number of another recorded order; the later one is used.",
    ]);
  });

  it("are served with links as recorded, and with what came along taken apart", async () => {
    const links = {
      url: "https://api.bigcommerce.com/stores/elsewhere/v2/orders/100/products",
      resource: "/x",
    };
    const consignments = {
      pickups: [],
      shipping: [
        {
          id: 9,
          street_1: "1 Road",
          line_items: [{ id: 3, quantity: 2, type: "physical", order_address_id: 9 }],
        },
      ],
      downloads: [{ recipient_email: "a@example.com", line_items: { id: 4, type: "digital" } }],
      email: { gift_certificates: [] },
    };
    const folder = recordings({
      "v2_orders__list.json": [order(100, { products: links, consignments, fees: [{ id: 1 }] })],
    });
    const store = await startStore({ dataset: { folder } });
    const { json } = await store.get("/v2/orders/100");
    expect(json.products).toEqual(links);
    expect(json.consignments.resource).toBe("/orders/100/consignments");
    expect((await store.get("/v2/orders/100/products")).json.map((line: { id: number }) => line.id)).toEqual([
      3, 4,
    ]);
    expect((await store.get("/v2/orders/100/fees")).json).toEqual({ fees: [{ id: 1 }] });
    const included = "include=consignments.line_items&consignment_structure=object";
    const again = (await store.get(`/v2/orders/100?${included}`)).json.consignments;
    expect(again.shipping[0].line_items).toMatchObject([{ id: 3, quantity: 2 }]);
    expect(again.downloads[0].line_items).toMatchObject([{ id: 4 }]);
  });
});

describe("recorded customers", () => {
  it("have addresses, attributes and form fields from wherever they were recorded", async () => {
    const folder = recordings({
      "v3_customers__list.json": {
        data: [
          { id: 2, email: "b@example.com", channel_ids: null },
          {
            id: 1,
            email: "a@example.com",
            store_credit_amounts: [{ amount: 4 }],
            addresses: [{ id: 7, customer_id: 1 }],
          },
        ],
        meta: {},
      },
      "v3_customers__empty.json": { data: [], meta: {} },
      "v3_customers_addresses__1.json": {
        data: [
          { id: 7, customer_id: 1 },
          { id: 8, customer_id: 2 },
          { id: 9, customer_id: 5 },
        ],
      },
      "v3_customers_attributes__all.json": { data: [{ id: 3, name: "Points", type: "number" }] },
      "v3_customers_attribute_values__all.json": {
        data: [{ id: 30, attribute_id: 3, attribute_value: "7", customer_id: 2 }],
      },
      "v3_customers_form_field_values__all.json": {
        data: [
          { customer_id: 1, name: "Size", value: "L" },
          { address_id: 8, name: "Gate", value: "12" },
        ],
      },
      "v2_customer_groups__all.json": [{ id: 4, name: "Trade" }],
    });
    const store = await startStore({ dataset: { folder } });
    expect(store.notes).toEqual([
      "v3_customers_addresses__1.json is left out in part: customer 5 was not recorded.",
    ]);
    const { data } = (await store.get("/v3/customers?include=addresses,attributes,formfields,storecredit"))
      .json;
    expect(data).toMatchObject([
      {
        id: 2,
        addresses: [{ id: 8, form_fields: [{ name: "Gate" }] }],
        attributes: [{ attribute_value: "7" }],
      },
      { id: 1, address_count: 1, form_fields: [{ name: "Size" }], store_credit_amounts: [{ amount: 4 }] },
    ]);
    expect((await store.get("/v2/customer_groups")).json).toEqual([{ id: 4, name: "Trade" }]);
    expect((await store.get("/v3/customers/attributes")).json.data).toHaveLength(1);
  });
});
