import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { Order } from "@/server/domain/order";
import { toCanonicalOrder } from "./order";
import { orderRaw } from "./order-fixtures";

function read(changes: JsonObject = {}): Order {
  const { order, issues } = toCanonicalOrder(orderRaw(changes));
  expect(issues).toEqual([]);
  if (!order) throw new Error("the order was not understood");
  return order;
}

function first(part: string, changes: JsonObject): JsonObject {
  const [entry] = orderRaw()[part] as JsonObject[];
  return { [part]: [{ ...entry, ...changes }] };
}

describe("shipping", () => {
  it("keeps address, method and cost", () => {
    expect(read().shipping).toMatchObject([
      {
        address: { sourceId: "61", line1: "2 Quay Street", postcode: "PA34 4AA", countryCode: "GB" },
        method: "Flat Rate",
        cost: { exTax: "5", incTax: "6", tax: "1" },
        zone: null,
      },
    ]);
  });

  it("by the method None has none", () => {
    expect(read(first("shipping_addresses", { shipping_method: "None" })).shipping[0]?.method).toBe("");
  });

  it("goes to several addresses, or to none", () => {
    const [address] = orderRaw().shipping_addresses as JsonObject[];
    const two = read({ shipping_addresses: [address ?? {}, { ...address, id: 62 }] });
    expect(two.shipping.map((one) => one.address.sourceId)).toEqual(["61", "62"]);
    for (const none of [[], null, ""] as JsonValue[])
      expect(read({ shipping_addresses: none }).shipping).toEqual([]);
  });
});

describe("coupons", () => {
  it("are of a kind that a number or a name tells", () => {
    const kinds = [0, 1, 2, 3, 4, 5, "2", 9, "percentage_discount", "per_total"].map(
      (type) => read(first("coupons", { type })).coupons[0]?.kind,
    );
    expect(kinds).toEqual([
      "per_item",
      "percentage",
      "per_total",
      "shipping",
      "free_shipping",
      "promotion",
      "per_total",
      "9",
      "percentage",
      "per_total",
    ]);
  });

  it("have amounts as numbers or texts, and sometimes no code", () => {
    expect(read(first("coupons", { code: null, amount: "10.0000", discount: 5 })).coupons).toEqual([
      { code: null, kind: "per_total", amount: "10", discount: "5" },
    ]);
  });
});

describe("fees", () => {
  it("are read under either name of their cost without tax", () => {
    expect(read().fees).toEqual([
      { sourceId: "1", name: "Crate", cost: { exTax: "1", incTax: "1.2", tax: "0.2" } },
    ]);
    expect(read(first("fees", { cost_exc_tax: null, cost_ex_tax: "0.9000" })).fees[0]?.cost.exTax).toBe(
      "0.9",
    );
  });

  it("stand in a list, or in an object with a list", () => {
    expect(read({ fees: { fees: orderRaw().fees ?? [] } }).fees).toHaveLength(1);
    expect(read({ fees: { url: "x", resource: "/orders/519/fees" } }).fees).toEqual([]);
  });
});

describe("taxes", () => {
  it("tell what they are for, and the line that is taxed if it is one", () => {
    expect(read().taxes).toEqual([
      {
        name: "VAT",
        className: "Default Tax Class",
        rate: "20",
        amount: "8.24",
        appliesTo: "item",
        lineId: "801",
      },
      { name: "VAT", className: "Shipping", rate: "20", amount: "1", appliesTo: "shipping", lineId: null },
    ]);
    expect(
      read(first("taxes", { line_item_type: "gift-wrapping", order_product_id: "801" })).taxes,
    ).toMatchObject([{ appliesTo: "wrapping", lineId: "801" }]);
    expect(read(first("taxes", { line_item_type: null, order_product_id: "" })).taxes).toMatchObject([
      { appliesTo: "other", lineId: null },
    ]);
  });
});

describe("shipments", () => {
  it("have a link of the merchant's or one that was made, and say who carries", () => {
    expect(read().shipments).toEqual([
      {
        sourceId: "11",
        createdAt: "2024-03-13T16:35:37.000Z",
        method: "",
        carrier: "royal-mail",
        trackingNumber: "QY123",
        trackingUrl: "http://track.example/QY123",
        comments: "Two of three",
        items: [{ lineId: "801", quantity: 1 }],
      },
    ]);
    const own = first("shipments", {
      tracking_link: "https://own.example/1",
      shipping_provider_display_name: "Royal Mail",
    });
    expect(read(own).shipments).toMatchObject([
      { trackingUrl: "https://own.example/1", carrier: "Royal Mail" },
    ]);
  });
});

describe("transactions", () => {
  it("name their order as a text and their amount as a number", () => {
    expect(read().transactions).toEqual([
      {
        sourceId: "85",
        event: "purchase",
        method: "credit_card",
        gateway: "stripe",
        gatewayTransactionId: "pi_1",
        amount: "58",
        currency: "USD",
        succeeded: true,
        test: false,
        createdAt: "2024-03-05T21:40:12.000Z",
      },
    ]);
  });

  it("are as good with objects as with null where results of a card would be", () => {
    const odd = { avs_result: {}, cvv_result: { code: "" }, offline: { display_name: "Pay in Store" } };
    expect(read(first("transactions", { ...odd, status: "error" })).transactions).toMatchObject([
      { succeeded: false },
    ]);
  });
});

describe("messages", () => {
  it("come from staff or from the customer", () => {
    expect(read().messages).toMatchObject([
      { from: "staff", subject: "Re: Order #519", text: "On its way", createdAt: "2024-03-14T15:52:03.000Z" },
    ]);
    expect(read(first("messages", { type: "customer", staff_id: null })).messages[0]?.from).toBe("customer");
  });
});
