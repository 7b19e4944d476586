import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PayloadContext } from "@/server/connectors/core/target";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import type { StoreProfile } from "@/server/domain/store";
import { ORDER_FIELDS } from "../fields/order-fields";
import { orderDifferences } from "./differences";
import { objectsOf } from "./read-parts";
import { lineStampOf } from "./stamps";
import { orderPayload } from "./to-payload";

const STORE: StoreProfile = {
  name: "x",
  currency: "EUR",
  weightUnit: "kg",
  lengthUnit: "cm",
  pricesIncludeTax: null,
  timeZone: null,
  version: null,
  storefrontUrl: null,
};

const ids: Record<string, string> = { "product 77": "7", "variant 78": "8", "customer 9": "3" };

const context: PayloadContext = {
  references: { get: (kind, key) => ids[`${kind} ${key}`] },
  source: STORE,
  target: STORE,
  options: DEFAULT_OPTIONS,
  sourceKey: "bigcommerce:abc",
};

const payload = (fields: MappedFields, more: Partial<PayloadContext> = {}) =>
  orderPayload({ sourceId: "100", kind: "simple", fields, children: [] }, { ...context, ...more });

const money = (exTax: string, tax = "0") => ({ exTax, tax, incTax: new Decimal(exTax).plus(tax).toFixed() });

function line(sourceId: string, exTax: string, more: JsonObject = {}): JsonObject {
  return { sourceId, name: `Line ${sourceId}`, quantity: 1, total: money(exTax), discounts: [], ...more };
}

/** As WooCommerce adds an order up: each line to the cent, a negative fee cut to what stands before it. */
function wooTotal(body: JsonObject): string {
  const cents = (value: JsonValue | undefined) =>
    new Decimal(String(value)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const sum = (field: string) =>
    objectsOf(body[field]).reduce((all, one) => all.plus(cents(one.total)), new Decimal(0));
  const items = sum("line_items");
  const shipping = sum("shipping_lines");
  let fees = new Decimal(0);
  for (const fee of objectsOf(body.fee_lines)) {
    const most = items.plus(shipping).plus(fees).negated();
    const amount = cents(fee.total);
    fees = fees.plus(amount.isNegative() && amount.lt(most) && most.isNegative() ? most : amount);
  }
  return items.plus(shipping).plus(fees).toFixed(2);
}

const named = (body: JsonObject, field: string) =>
  objectsOf(body[field]).map((one) => [one.name ?? one.method_title, one.total]);

describe("an order's amounts", () => {
  it("keep lines before and after discounts without tax, and each tax as a line of its own", () => {
    const { body, issues } = payload({
      line_items: [
        line("1", "27.2727", {
          quantity: 3,
          productId: "77",
          variantId: "78",
          discounts: [{ name: "Summer", code: "SUN5", amount: "5" }],
        }),
      ],
      charges: [
        { kind: "shipping", sourceId: "5", name: "Flat", cost: money("10.00", "1.90") },
        { kind: "handling", sourceId: "0", name: "Handling", cost: money("1.00") },
      ],
      taxes: [
        { name: "VAT", rate: "19.0000", amount: "3.005" },
        { name: "VAT", rate: "19", amount: "2.00" },
        { name: "Eco", rate: "0", amount: "0.0000" },
      ],
      total: "38.2800",
      total_tax: "5.0050",
    });
    expect(issues).toEqual([]);
    expect(body.line_items).toMatchObject([
      { product_id: 7, variation_id: 8, quantity: 3, subtotal: "27.27", total: "22.27" },
    ]);
    expect(named(body, "shipping_lines")).toEqual([["Flat", "10.00"]]);
    expect(named(body, "fee_lines")).toEqual([
      ["Handling", "1.00"],
      ["VAT 19%", "5.01"],
    ]);
    expect(wooTotal(body)).toBe("38.28");
  });

  it("put what lines do not make up into an adjustment, below zero as the last", () => {
    const less = payload({ line_items: [line("1", "10")], total: "8.50", charges: [] }).body;
    expect(named(less, "fee_lines")).toEqual([["Adjustment", "-1.50"]]);
    const more = payload({ line_items: [line("1", "10", { quantity: 0 })], total: "10" });
    expect(named(more.body, "fee_lines")).toEqual([["Adjustment", "10.00"]]);
    expect(more.issues.map(({ code }) => code)).toEqual(["value_dropped"]);
  });

  it("believe what was paid for a line over its list of discounts", () => {
    const { body } = payload({
      line_items: [
        line("1", "20", { discountedTotalIncTax: "15", discounts: [{ name: "x", amount: "9" }] }),
        line("2", "3", { discounts: [{ name: "x", amount: "9" }] }),
      ],
      total: "15",
    });
    expect(objectsOf(body.line_items).map(({ total }) => total)).toEqual(["15.00", "0.00"]);
  });

  it("believe the order's own tax over the list", () => {
    const taxes = [{ name: "VAT", rate: "19", amount: "5" }];
    const of = (total_tax: string) => named(payload({ taxes, total_tax, total: "20" }).body, "fee_lines");
    expect(of("5.01")).toEqual([
      ["VAT 19%", "5.00"],
      ["Adjustment", "15.00"],
    ]);
    expect(of("7")).toEqual([
      ["VAT 19%", "5.00"],
      ["Tax", "2.00"],
      ["Adjustment", "13.00"],
    ]);
    expect(of("4")).toEqual([
      ["Tax", "4.00"],
      ["Adjustment", "16.00"],
    ]);
    expect(of("0")).toEqual([["Adjustment", "20.00"]]);
  });

  const cents = fc
    .integer({ min: 0, max: 5_000_000 })
    .map((value) => new Decimal(value).div(10_000).toFixed(4));
  const randomLine = fc.record({
    name: fc.string(),
    quantity: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(1.5)),
    total: fc.record({ exTax: cents, incTax: cents, tax: cents }),
    discounts: fc.array(fc.record({ name: fc.string(), amount: cents }), { maxLength: 2 }),
    discountedTotalIncTax: fc.option(cents),
  });
  const randomCharge = fc.record({
    kind: fc.constantFrom("shipping", "handling", "fee"),
    name: fc.string(),
    cost: fc.record({ exTax: cents, incTax: cents, tax: cents }),
  });
  const randomTax = fc.record({ name: fc.string(), rate: fc.constantFrom("0", "19", "7.25"), amount: cents });
  const numbered = (list: object[]) => list.map((one, index) => ({ sourceId: String(index), ...one }));

  it("come to the source's total to the cent, whatever the source's parts say", () => {
    fc.assert(
      fc.property(
        fc.array(randomLine, { maxLength: 6 }),
        fc.array(randomCharge, { maxLength: 4 }),
        fc.array(randomTax, { maxLength: 4 }),
        cents,
        fc.option(cents),
        (lines, charges, taxes, total, totalTax) => {
          const { body } = payload({
            line_items: numbered(lines) as JsonObject[],
            charges: numbered(charges) as JsonObject[],
            taxes,
            total,
            total_tax: totalTax,
          });
          expect(wooTotal(body)).toBe(new Decimal(total).toFixed(2, Decimal.ROUND_HALF_UP));
          expect(body.total).toBe(wooTotal(body));
          const stamps = ["line_items", "shipping_lines", "fee_lines"]
            .flatMap((field) => objectsOf(body[field]))
            .map(lineStampOf);
          expect(stamps).not.toContain(null);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("an order's body", () => {
  it("names its key, its account and its dates", () => {
    const { body } = payload({
      status: "completed",
      customer_id: ["9"],
      currency: "usd",
      date_created: "2020-01-02T03:04:05Z",
      date_paid_gmt: "2020-01-02T04:04:05+01:00",
      date_completed_gmt: "no date",
      "meta:_primelink_coupons": [{ code: "SUN5" }],
    });
    expect(body).toMatchObject({
      created_via: "bigcommerce:abc:100",
      status: "completed",
      customer_id: 3,
      currency: "USD",
      date_paid_gmt: "2020-01-02T03:04:05",
      date_completed_gmt: "2020-01-02T03:04:05",
      meta_data: [
        { key: "_primelink_coupons", value: '[{"code":"SUN5"}]' },
        { key: "_primelink_date_created", value: "2020-01-02T03:04:05Z" },
        { key: "_primelink_source", value: "bigcommerce:abc:order:100" },
      ],
    });
  });

  it("says of its taxes that none are due, where the shop would compute them", () => {
    const keys = (pricesIncludeTax: boolean | null) =>
      objectsOf(payload({}, { target: { ...STORE, pricesIncludeTax } }).body.meta_data).map(({ key }) => key);
    expect(keys(true)).toContain("is_vat_exempt");
    expect(keys(false)).toContain("is_vat_exempt");
    expect(keys(null)).not.toContain("is_vat_exempt");
  });

  it("tells what it points at that is not there, but not of every line", () => {
    const { body, issues } = payload({
      customer_id: ["404"],
      line_items: Array.from({ length: 8 }, (_, index) => line(`${index}`, "1", { productId: "404" })),
      total: "8",
    });
    expect(issues.map(({ code }) => code)).toEqual(
      ["customer_missing", ...Array<string>(5).fill("product_missing")].sort((a, b) => (a < b ? 1 : -1)),
    );
    expect(body.customer_id).toBe(0);
  });

  it("shows options, wrapping and discounts on the line, each once", () => {
    const { body } = payload({
      line_items: [
        line("1", "1", {
          options: [
            { name: "Size", value: "L" },
            { name: "Size", value: "XL" },
            { name: " ", value: "x" },
          ],
          wrapping: { name: "Gold", message: "Hi" },
          discounts: [{ name: "Summer", code: null, amount: "0.5" }],
          sku: "S",
        }),
      ],
    });
    expect(objectsOf(body.line_items)[0]?.meta_data).toEqual([
      { key: "Size", value: "L, XL" },
      { key: "Gift wrapping", value: "Gold: Hi" },
      { key: "Discounts", value: "Summer -0.50" },
      { key: "SKU", value: "S" },
      { key: "_primelink_line", value: "line:1" },
    ]);
  });
});

describe("odd values", () => {
  const odd = fc.oneof(
    fc.jsonValue().map((value) => value as JsonValue),
    fc.string(),
    fc.constantFrom("1e99", "-0", null),
  );

  it("never stop an order: it is made of whatever comes, the same twice, and equals itself", () => {
    const keys = ORDER_FIELDS.map(({ key }) => key);
    const fields = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 12 });
    const parts = fc.array(
      fc.dictionary(
        fc.constantFrom("sourceId", "name", "total", "quantity", "cost", "amount", "items", "options"),
        odd,
      ),
    );
    fc.assert(
      fc.property(fields, parts, parts, (mapped, lines, refunds) => {
        const given = { ...mapped, line_items: lines, refunds, notes: lines, charges: refunds };
        const once = payload(given);
        expect(JSON.stringify(payload(given))).toBe(JSON.stringify(once));
        expect(orderDifferences(once.body, once.body)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("what lies below an order", () => {
  const refund = (more: JsonObject) => ({
    sourceId: "r",
    amount: "5",
    tax: "0",
    reason: "",
    items: [],
    payments: [],
    ...more,
  });

  it("gives a refund to its lines as far as they go", () => {
    const { children } = payload({
      line_items: [line("1", "3"), line("2", "10")],
      refunds: [
        refund({
          items: [
            { kind: "line", itemId: "1", quantity: 1, amount: "4" },
            { kind: "line", itemId: "2", quantity: 1, amount: "4" },
            { kind: "order", itemId: "100", quantity: 0, amount: "1" },
          ],
        }),
        refund({ sourceId: "none", amount: "0" }),
      ],
    });
    expect(children).toHaveLength(1);
    expect(children[0]).toMatchObject({
      kind: "refund",
      lasting: true,
      body: {
        amount: "5.00",
        api_refund: false,
        api_restock: false,
        line_items: [
          { _primelink_line: "line:1", quantity: 1, refund_total: "3.00" },
          { _primelink_line: "line:2", quantity: 1, refund_total: "2.00" },
        ],
      },
    });
  });

  it("takes a note that was rewritten for another one", () => {
    const note = (text: string) => ({ sourceId: "staff-notes", from: "staff", text, createdAt: null });
    const of = (text: string) => payload({ notes: [note(text)] }).children[0];
    expect(of("a \\ b")?.body).toEqual({ note: "[Staff] a \\\\ b", customer_note: false });
    expect(of("a")?.sourceId).not.toBe(of("b")?.sourceId);
    expect(of("a")?.sourceId).toBe(of("a")?.sourceId);
    expect(of("  ")).toBeUndefined();
  });
});

describe("an order that the source calls refunded", () => {
  const refunded = (amount: string) =>
    payload({
      status: "refunded",
      total: "30",
      line_items: [line("1", "30")],
      refunds: [{ sourceId: "4", amount, tax: "0", reason: "", items: [], payments: [], createdAt: null }],
    });

  it("is refunded when its refunds come to the whole", () => {
    expect(refunded("30").body.status).toBe("refunded");
  });

  it("stands as completed with what was paid back, since WooCommerce would book the rest by itself", () => {
    const { body, issues, children } = refunded("12.50");
    expect(body.status).toBe("completed");
    expect(children).toMatchObject([{ kind: "refund", body: { amount: "12.50" } }]);
    expect(issues).toMatchObject([
      { code: "refund_incomplete", details: { refunded: "12.50", total: "30.00" } },
    ]);
  });
});
