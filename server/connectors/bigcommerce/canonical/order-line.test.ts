import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/server/domain/json";
import type { OrderLine } from "@/server/domain/order";
import { toCanonicalOrder } from "./order";
import { lineRaw, orderRaw } from "./order-fixtures";

function line(changes: JsonObject = {}): OrderLine {
  const { order, issues } = toCanonicalOrder(orderRaw({ products: [lineRaw(changes)] }));
  expect(issues).toEqual([]);
  const [first] = order?.lines ?? [];
  if (!first) throw new Error("the line was not understood");
  return first;
}

const option = (changes: JsonObject) => {
  const [first] = lineRaw().product_options as JsonObject[];
  return line({ product_options: [{ ...first, ...changes }] }).options;
};

describe("a line", () => {
  it("is read as it is meant, its totals before any discount", () => {
    expect(line()).toEqual({
      sourceId: "801",
      productId: "188",
      variantId: "64",
      kind: "physical",
      name: "Oilskin",
      sku: "OIL-S",
      quantity: 3,
      quantityShipped: 1,
      quantityRefunded: 0,
      unitPrice: { exTax: "16.6667", incTax: "20", tax: "3.3333" },
      total: { exTax: "50", incTax: "60", tax: "10" },
      discounts: [
        { name: "Five off", code: "QUAY5", amount: "5" },
        { name: "Manual Discount", code: null, amount: "5" },
      ],
      discountedTotalIncTax: "50",
      options: [{ name: "Size", value: "Small" }],
      wrapping: null,
      parentLineId: null,
      addressId: "61",
    });
  });

  it("repeats the order's discounts as its share of them, so that they are not counted twice", () => {
    const { order } = toCanonicalOrder(orderRaw());
    const shares = order?.lines.flatMap((one) => one.discounts).map((one) => Number(one.amount)) ?? [];
    const whole = Number(order?.discount) + Number(order?.couponDiscount);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole);
    const [first] = order?.lines ?? [];
    expect(Number(first?.total.incTax) - shares.reduce((sum, share) => sum + share, 0)).toBe(
      Number(first?.discountedTotalIncTax),
    );
  });

  it("with product 0 and variant 0 belongs to no product", () => {
    expect(line({ product_id: 0, variant_id: 0 })).toMatchObject({ productId: null, variantId: null });
  });

  it("of older orders lacks variant, total after discounts and more", () => {
    const {
      variant_id: _v,
      discounted_total_inc_tax: _d,
      applied_discounts: _a,
      name_merchant: _n,
      ...old
    } = lineRaw();
    const { order, issues } = toCanonicalOrder(orderRaw({ products: [old] }));
    expect(order?.lines[0]).toMatchObject({ variantId: null, discountedTotalIncTax: null, discounts: [] });
    expect(issues).toEqual([]);
  });

  it("keeps stored tax, whatever the tax of one piece times their number would be", () => {
    const read = line({ price_tax: "3.4300", quantity: 3, total_tax: "10.3000" });
    expect([read.unitPrice.tax, read.total.tax]).toEqual(["3.43", "10.3"]);
  });

  it("is a download or a gift certificate when it says so", () => {
    expect(line({ type: "digital" }).kind).toBe("digital");
    expect(line({ type: "giftcertificate", recipient_email: "eve@example.com" })).toMatchObject({
      kind: "gift_certificate",
      options: [
        { name: "Size", value: "Small" },
        { name: "Recipient", value: "eve@example.com" },
      ],
    });
  });

  it("that a pick list added belongs to another one, at no price", () => {
    const part = line({ parent_order_product_id: 801, is_bundled_product: true, price_inc_tax: "0.0000" });
    expect(part).toMatchObject({ parentLineId: "801", unitPrice: { incTax: "0" } });
  });

  it("is wrapped when the wrapping has a name or a price", () => {
    const cost = {
      wrapping_cost_inc_tax: "2.0000",
      wrapping_cost_ex_tax: "1.6700",
      wrapping_cost_tax: "0.3300",
    };
    expect(line({ wrapping_name: "Silk", wrapping_message: " To Eve ", ...cost }).wrapping).toEqual({
      name: "Silk",
      message: "To Eve",
      cost: { exTax: "1.67", incTax: "2", tax: "0.33" },
    });
    expect(line({ wrapping_name: "0" }).wrapping).toBeNull();
  });
});

describe("what was chosen", () => {
  it("is named as shoppers saw it, not as the machine calls it", () => {
    expect(option({ display_name_customer: "Grösse", display_value_customer: "Klein" })).toEqual([
      { name: "Grösse", value: "Klein" },
    ]);
    expect(option({ display_name_customer: "", display_value_customer: null })).toEqual([
      { name: "Size", value: "Small" },
    ]);
  });

  it("as a text stands in the value", () => {
    expect(option({ display_value: "", display_value_customer: "", value: "For Eve" })).toEqual([
      { name: "Size", value: "For Eve" },
    ]);
  });

  it("as a file is JSON within a text, of which the file's name is kept", () => {
    const value = JSON.stringify({ originalName: "crest.jpeg", temporaryPath: "1_a.jpeg", path: "b.jpeg" });
    expect(option({ display_value: "", display_value_customer: "", value })[0]?.value).toBe("crest.jpeg");
    for (const odd of ["{broken", "{}"]) {
      expect(option({ display_value: "", display_value_customer: "", value: odd })[0]?.value).toBe(odd);
    }
  });

  it("includes a date and older configurable fields; an empty date is none", () => {
    const read = line({
      product_options: [],
      configurable_fields: [{ name: "Engraving", value: "M.H." }],
      event_name: "Collected on",
      event_date: "Fri, 01 Nov 2024 00:00:00 +0000",
    });
    expect(read.options).toEqual([
      { name: "Engraving", value: "M.H." },
      { name: "Collected on", value: "Fri, 01 Nov 2024 00:00:00 +0000" },
    ]);
    for (const date of ["", null])
      expect(line({ product_options: [], event_date: date }).options).toEqual([]);
  });
});
