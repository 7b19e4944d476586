import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { Order } from "@/server/domain/order";
import { toCanonicalOrder } from "./order";
import { orderRaw } from "./order-fixtures";

function read(changes: JsonObject = {}): Order & { codes: string[] } {
  const { order, issues } = toCanonicalOrder(orderRaw(changes));
  if (!order) throw new Error("the order was not understood");
  return { ...order, codes: issues.map((issue) => issue.code) };
}

describe("an order", () => {
  it("is read as it is meant", () => {
    expect(read()).toMatchObject({
      sourceId: "519",
      externalId: null,
      statusId: "11",
      statusName: "Being packed",
      paymentStatus: "captured",
      paymentMethod: "Credit Card",
      paymentProviderId: "stripe",
      customerId: "41",
      pricesIncludeTax: true,
      staffNotes: "",
      customerMessage: "Leave it at the gate",
      ipAddress: "203.0.113.2",
      digital: false,
      deleted: false,
      incomplete: false,
      itemsTotal: 4,
      itemsShipped: 1,
      channelId: "1",
      origin: "www",
      locale: "en",
      formFields: [
        { name: "Delivery Instructions", value: "Ring twice" },
        { name: "Pier", value: "North" },
      ],
      codes: [],
    });
  });

  it("keeps stored amounts as they are, though tax and subtotal do not add up", () => {
    expect(read()).toMatchObject({
      subtotal: { exTax: "52.09", incTax: "60", tax: "2.7" },
      shippingCost: { exTax: "5", incTax: "6", tax: "1" },
      wrappingCost: { exTax: "1.67", incTax: "2", tax: "0.33" },
      total: { exTax: "48.76", incTax: "58", tax: "9.24" },
      discount: "5",
      couponDiscount: "5",
      storeCredit: "1.5",
      giftCertificate: "0",
    });
  });

  it("takes money as text of any scale or as numbers, without float noise", () => {
    const total = (value: JsonValue) => read({ total_inc_tax: value }).total.incTax;
    expect(["924.47", "8", "0", 49.5, 49, 0.1 + 0.2, "109.0000"].map(total)).toEqual([
      "924.47",
      "8",
      "0",
      "49.5",
      "49",
      "0.3",
      "109",
    ]);
  });

  it("fills in one amount of three only where the source left it out", () => {
    expect(read({ total_tax: null }).total).toEqual({ exTax: "48.76", incTax: "58", tax: "9.24" });
    expect(read({ total_ex_tax: "" }).total).toEqual({ exTax: "48.76", incTax: "58", tax: "9.24" });
    expect(read({ total_ex_tax: null, total_tax: null }).total).toEqual({
      exTax: "58",
      incTax: "58",
      tax: "0",
    });
  });

  it("was paid in the default currency and shown in the other, at a rate of all its decimals", () => {
    expect(read()).toMatchObject({ currency: "USD", displayCurrency: "EUR", exchangeRate: "1.123456789" });
    expect(read({ default_currency_code: "" })).toMatchObject({ currency: "EUR", displayCurrency: "EUR" });
  });

  it("has dates of RFC 2822, and none where the text is empty", () => {
    expect(read()).toMatchObject({
      createdAt: "2024-03-05T21:40:11.000Z",
      modifiedAt: "2024-03-11T15:17:25.000Z",
      shippedAt: null,
    });
  });

  it("of customer 0 is a guest's", () => {
    expect(read({ customer_id: 0 }).customerId).toBeNull();
  });

  it("keeps null and empty texts apart from nothing else: both are empty", () => {
    for (const nothing of [null, ""]) {
      expect(
        read({
          staff_notes: nothing,
          customer_message: nothing,
          payment_provider_id: nothing,
          external_id: nothing,
        }),
      ).toMatchObject({ staffNotes: "", customerMessage: "", paymentProviderId: null, externalId: null });
    }
  });

  it("takes the text 0 for nothing where no number of another system is given", () => {
    expect(read({ external_id: "0", external_order_id: "0" }).externalId).toBeNull();
    expect(read({ external_order_id: "WEB-7" }).externalId).toBe("WEB-7");
    expect(read({ customer_message: "0" }).customerMessage).toBe("0");
  });

  it("of status 0 is incomplete, whatever its payment says; deleted ones say so", () => {
    expect(read({ status_id: 0, payment_status: "declined" })).toMatchObject({
      statusId: "0",
      incomplete: true,
    });
    expect(read({ is_deleted: true }).deleted).toBe(true);
    expect(read({ status_id: 1 }).incomplete).toBe(false);
  });

  it("may be completed with nothing shipped and its payment pending", () => {
    const order = read({ status_id: 10, status: "Completed", items_shipped: 0, payment_status: "pending" });
    expect(order).toMatchObject({ statusId: "10", itemsShipped: 0, paymentStatus: "pending", codes: [] });
  });

  it("tolerates keys that no documentation names", () => {
    expect(
      read({ fulfillment_source: "", credit_card_type: "visa", something_new: { a: [1] } }).codes,
    ).toEqual([]);
  });

  it("reads links in place of parts as parts that were not read", () => {
    const link = { url: "https://api.example/{store_hash}/x", resource: "/orders/519/shippingaddresses" };
    const order = read({ products: link, shipping_addresses: link, coupons: link, fees: link, taxes: link });
    expect(order).toMatchObject({ lines: [], shipping: [], coupons: [], fees: [], taxes: [] });
    expect(order.codes).toEqual(["part_missing"]);
  });

  it("tells of parts that the token may not read", () => {
    const { order, issues } = toCanonicalOrder(
      orderRaw({ transactions: [], not_read: [{ part: "payment transactions", reason: "no scope" }] }),
    );
    expect(order?.transactions).toEqual([]);
    expect(issues).toEqual([
      { code: "part_missing", details: { part: "payment transactions", detail: "no scope" } },
    ]);
  });
});

describe("odd data", () => {
  it("without an id is no order", () => {
    for (const raw of [null, 7, "x", [], {}, { id: null }, { id: "a1" }, { status_id: 1 }] as JsonValue[]) {
      const { order, issues } = toCanonicalOrder(raw);
      expect([order, issues.map((issue) => issue.code)]).toEqual([null, ["record_malformed"]]);
    }
  });

  it("costs the field or the entry, not the order, and is told", () => {
    const { order, issues } = toCanonicalOrder(
      orderRaw({
        total_tax: { amount: 3 },
        taxes: [{ name: "VAT", line_amount: "much" }, "tax"],
        billing_address: [],
        transactions: null,
      }),
    );
    expect(order).toMatchObject({
      total: { exTax: "48.76", incTax: "58", tax: "9.24" },
      billing: { line1: "", countryCode: null },
      transactions: [],
    });
    expect(order?.taxes).toMatchObject([{ name: "VAT", amount: "0" }]);
    expect(issues.map((issue) => [issue.code, issue.field]).sort()).toEqual([
      ["value_dropped", "taxes[0].line_amount"],
      ["value_dropped", "taxes[1]"],
      ["value_dropped", "total_tax"],
    ]);
  });

  it("is told where it hides what an order cannot do without", () => {
    const { total_inc_tax: _inc, total_ex_tax: _ex, status_id: _status, ...rest } = orderRaw();
    const { order, issues } = toCanonicalOrder({ ...rest, date_created: "yesterday" });
    expect(order).toMatchObject({ statusId: "", createdAt: null });
    expect(issues.map((issue) => issue.field)).toEqual(["status_id", "total_inc_tax", "date_created"]);
  });
});
