import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDecimalString } from "@/server/domain/money";
import type { Order } from "@/server/domain/order";
import { spoiled } from "./odd-values-for-test";
import { toCanonicalOrder } from "./order";
import { lineRaw, orderRaw } from "./order-fixtures";

const refund = {
  id: 12,
  created: "2024-06-16T16:44:15+00:00",
  total_amount: 18.67,
  total_tax: 3.11,
  items: [{ item_type: "PRODUCT", item_id: 801, quantity: 1, requested_amount: null }],
  payments: [{ provider_id: "storecredit", amount: 18.67, is_declined: false }],
};
const raws = spoiled(orderRaw({ refunds: [refund] }), orderRaw({ products: [lineRaw({ quantity: 0 })] }), {
  id: 9,
});

/** Every text in the order that stands for an amount. */
function amountsIn(order: Order): (string | null)[] {
  return [
    ...[order.subtotal, order.shippingCost, order.handlingCost, order.wrappingCost, order.total],
    ...order.lines.flatMap((line) => [
      line.unitPrice,
      line.total,
      ...(line.wrapping ? [line.wrapping.cost] : []),
    ]),
    ...order.shipping.flatMap((one) => [one.cost, one.handling]),
    ...order.fees.map((fee) => fee.cost),
  ]
    .flatMap(({ exTax, incTax, tax }): (string | null)[] => [exTax, incTax, tax])
    .concat([order.discount, order.couponDiscount, order.storeCredit, order.giftCertificate])
    .concat(order.exchangeRate ?? [])
    .concat(
      order.lines.flatMap((line) => [
        line.discountedTotalIncTax ?? "0",
        ...line.discounts.map((one) => one.amount),
      ]),
    )
    .concat(order.taxes.flatMap((tax) => [tax.rate, tax.amount]))
    .concat(order.coupons.flatMap((coupon) => [coupon.amount, coupon.discount]))
    .concat(order.refunds.flatMap((one) => [one.amount, one.tax, ...one.items.map((item) => item.amount)]))
    .concat(order.transactions.map((one) => one.amount));
}

function expectSound(order: Order): void {
  expect(order.sourceId).toMatch(/^\d+$/);
  for (const amount of amountsIn(order)) expect([amount, isDecimalString(amount)]).toEqual([amount, true]);
  for (const line of order.lines) {
    expect(line.sourceId).toMatch(/^\d+$/);
    expect(Number.isInteger(line.quantity) && line.quantity >= 0).toBe(true);
  }
  for (const date of [order.createdAt, order.modifiedAt, order.shippedAt])
    expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
}

describe("toCanonicalOrder", () => {
  it("never throws and never gives an order without an id, whatever it is given", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const { order, issues } = toCanonicalOrder(raw);
        if (order) expectSound(order);
        else expect(issues.map((issue) => issue.code)).toEqual(["record_malformed"]);
      }),
      { numRuns: 300 },
    );
  });

  it("does not change what it reads, and reads the same twice", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const before = structuredClone(raw);
        const first = toCanonicalOrder(raw);
        expect(raw).toEqual(before);
        expect(toCanonicalOrder(raw)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });
});
