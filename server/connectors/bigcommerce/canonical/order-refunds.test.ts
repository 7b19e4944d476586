import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/server/domain/json";
import { toCanonicalOrder } from "./order";
import { orderRaw } from "./order-fixtures";

function refund(changes: JsonObject = {}): JsonObject {
  return {
    id: 12,
    order_id: 519,
    user_id: 0,
    created: "2024-06-16T16:44:15+00:00",
    reason: "Torn",
    total_amount: 18.67,
    total_tax: 3.11,
    items: [
      { item_type: "PRODUCT", item_id: 801, quantity: 1, requested_amount: null },
      { item_type: "SHIPPING", item_id: 61, quantity: 1, requested_amount: 2 },
    ],
    payments: [
      {
        id: 13,
        provider_id: "storecredit",
        amount: 18.67,
        offline: true,
        is_declined: false,
        transaction_id: null,
      },
    ],
    ...changes,
  };
}

const read = (changes: JsonObject = {}) => {
  const { order, issues } = toCanonicalOrder(orderRaw({ refunds: [refund(changes)] }));
  return { refunds: order?.refunds ?? [], codes: issues.map((issue) => issue.code) };
};

describe("a refund", () => {
  it("keeps what was given back, and for what", () => {
    expect(read()).toEqual({
      refunds: [
        {
          sourceId: "12",
          createdAt: "2024-06-16T16:44:15.000Z",
          reason: "Torn",
          amount: "18.67",
          tax: "3.11",
          items: [
            { kind: "line", itemId: "801", quantity: 1, amount: "16.67", reason: "" },
            { kind: "shipping", itemId: "61", quantity: 1, amount: "2", reason: "" },
          ],
          payments: [{ provider: "storecredit", amount: "18.67", offline: true, transactionId: null }],
        },
      ],
      codes: [],
    });
  });

  it("of several lines without amounts counts pieces at what was paid for them", () => {
    const items = [801, 802].map((item_id) => ({
      item_type: "PRODUCT",
      item_id,
      quantity: 1,
      requested_amount: null,
    }));
    expect(read({ items }).refunds[0]?.items.map((item) => item.amount)).toEqual(["16.6667", "50"]);
  });

  it("knows every kind of entry, and takes others as the order's own", () => {
    const kinds = ["PRODUCT", "GIFT_WRAPPING", "SHIPPING", "HANDLING", "FEE", "ORDER", "NEW"].map(
      (item_type) => ({
        item_type,
        item_id: 1,
        requested_amount: "1.00",
      }),
    );
    expect(read({ items: kinds }).refunds[0]?.items.map((item) => item.kind)).toEqual([
      "line",
      "wrapping",
      "shipping",
      "handling",
      "fee",
      "order",
      "order",
    ]);
  });

  it("without a date has none", () => {
    expect(read({ created: "" }).refunds[0]?.createdAt).toBeNull();
  });

  it("whose every payment was declined did not take place, and that is told", () => {
    const declined = {
      provider_id: "paypal",
      amount: 18.67,
      is_declined: true,
      declined_message: "No funds",
    };
    expect(read({ payments: [declined] })).toEqual({ refunds: [], codes: ["value_dropped"] });
    const half = read({ payments: [declined, { provider_id: "storecredit", amount: 9, offline: true }] });
    expect(half.refunds[0]?.payments.map((payment) => payment.provider)).toEqual(["storecredit"]);
    expect(half.codes).toEqual([]);
  });

  it("is told by refunds alone: the order's own refunded_amount is always zero", () => {
    expect(toCanonicalOrder(orderRaw({ refunded_amount: "9.0000" })).order?.refunds).toEqual([]);
  });
});
