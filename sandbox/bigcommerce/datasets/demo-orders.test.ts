import { describe, expect, it } from "vitest";
import { type Fields, idOf, isFields, listOf, numberOf, textOf } from "../catalog/types";
import { units } from "../orders/money";
import { demoState } from "./demo";

const { orders, customers, customerGroups, products } = demoState();
const amount = (fields: Fields, key: string) => units(numberOf(fields, key));
const sum = (all: readonly Fields[], key: string) => all.reduce((total, one) => total + amount(one, key), 0);
const count = (test: (order: (typeof orders)[number]) => boolean) => orders.filter(test).length;
const lines = orders.flatMap((order) => order.products);
const countLines = (test: (line: Fields) => boolean) => lines.filter(test).length;

describe("the demo's customers", () => {
  it("number sixty, with what is odd in real ones", () => {
    expect(customers).toHaveLength(60);
    const having = (test: (fields: Fields) => boolean) =>
      customers.filter(({ fields }) => test(fields)).length;
    expect({
      groups: new Set(customers.map(({ fields }) => fields.customer_group_id)).size,
      manyAddresses: customers.filter(({ addresses }) => addresses.length > 10).length,
      noAddress: customers.filter(({ addresses }) => addresses.length === 0).length,
      manyAttributes: customers.filter(({ attributes }) => attributes.length > 10).length,
      storeCredit: customers.filter(({ storeCredit }) => storeCredit > 0).length,
      noPhone: having((fields) => fields.phone === ""),
      taxExempt: having((fields) => fields.tax_exempt_category !== ""),
      ownChannel: having((fields) => Array.isArray(fields.channel_ids)),
      notLatin: having((fields) =>
        /[^\p{Script=Latin}\p{Script=Common}]/u.test(textOf(fields, "first_name")),
      ),
    }).toEqual({
      groups: 4,
      manyAddresses: 1,
      noAddress: 7,
      manyAttributes: 1,
      storeCredit: 6,
      noPhone: 22,
      taxExempt: 2,
      ownChannel: 2,
      notLatin: 4,
    });
    expect(customerGroups).toHaveLength(4);
  });

  it("share one e-mail once, on two channels", () => {
    const mails = customers.map(({ fields }) => textOf(fields, "email").toLowerCase());
    expect(mails.filter((mail, index) => mails.indexOf(mail) !== index)).toEqual([
      "dana.whitcombe@example.com",
    ]);
  });
});

describe("the demo's orders", () => {
  it("come in every status, by date", () => {
    expect(orders).toHaveLength(96);
    const statuses = new Set(orders.map(({ fields }) => fields.status_id));
    expect([...statuses].map(Number).sort((one, two) => one - two)).toEqual([...Array(15).keys()]);
    const times = orders.map(({ fields }) => Date.parse(textOf(fields, "date_created")));
    expect(times).toEqual([...times].sort((one, two) => one - two));
    expect(new Date(times[0] ?? 0).getUTCFullYear()).toBe(2024);
  });

  it("hold what is odd in real ones, so many of each", () => {
    const known = new Set(products.map((product) => idOf(product.fields)));
    expect({
      deleted: count(({ fields }) => fields.is_deleted === true),
      guests: count(({ fields }) => fields.customer_id === 0),
      noAddress: count(({ shippingAddresses }) => shippingAddresses.length === 0),
      severalAddresses: count(({ shippingAddresses }) => shippingAddresses.length > 1),
      digital: count(({ fields }) => fields.order_is_digital === true),
      coupons: count(({ coupons }) => coupons.length > 0),
      discounts: count(({ fields }) => amount(fields, "discount_amount") > 0),
      fees: count(({ fees }) => fees.length > 0),
      inclusive: count(({ fields }) => fields.is_tax_inclusive_pricing === true),
      currencies: new Set(orders.map(({ fields }) => fields.default_currency_code)).size,
      refunds: orders.flatMap((order) => order.refunds).length,
      shipments: orders.flatMap((order) => order.shipments).length > 30,
      messages: orders.flatMap((order) => order.messages).length,
      notes: count(({ fields }) => textOf(fields, "staff_notes") !== ""),
      storeCredit: count(({ fields }) => amount(fields, "store_credit_amount") > 0),
      certificates: count(({ fields }) => amount(fields, "gift_certificate_amount") > 0),
      mostLines: Math.max(...orders.map((order) => order.products.length)),
      free: count(({ fields }) => amount(fields, "total_inc_tax") === 0),
      goneLines: countLines((line) => line.product_id !== 0 && !known.has(numberOf(line, "product_id"))),
      customLines: countLines((line) => line.product_id === 0 && line.type === "physical"),
      certificateLines: countLines((line) => line.type === "giftcertificate"),
      bundled: countLines((line) => line.parent_order_product_id !== null),
      wrapped: countLines((line) => line.wrapping_name !== ""),
      withOptions: countLines((line) => listOf(line, "product_options").length > 0) > 20,
      pickups: count((order) => order.pickup !== undefined),
      external: count(({ fields }) => textOf(fields, "external_id") !== ""),
    }).toEqual({
      bundled: 2,
      certificateLines: 2,
      certificates: 1,
      coupons: 6,
      currencies: 4,
      customLines: 32,
      deleted: 2,
      digital: 1,
      discounts: 3,
      external: 1,
      fees: 1,
      free: 2,
      goneLines: 4,
      guests: 21,
      inclusive: 6,
      messages: 2,
      mostLines: 60,
      noAddress: 4,
      notes: 7,
      pickups: 1,
      refunds: 5,
      severalAddresses: 2,
      shipments: true,
      storeCredit: 2,
      withOptions: true,
      wrapped: 2,
    });
  });

  it("total up: subtotal, charges and fees less discounts", () => {
    for (const { fields, fees } of orders) {
      const charges = ["subtotal", "shipping_cost", "handling_cost", "wrapping_cost"];
      const added = charges.reduce((total, name) => total + amount(fields, `${name}_inc_tax`), 0);
      const less = amount(fields, "discount_amount") + amount(fields, "coupon_discount");
      expect([fields.id, amount(fields, "total_inc_tax")]).toEqual([
        fields.id,
        added + sum(fees, "cost_inc_tax") - less,
      ]);
      expect(amount(fields, "total_ex_tax") + amount(fields, "total_tax")).toBe(
        amount(fields, "total_inc_tax"),
      );
      expect(amount(fields, "total_inc_tax")).toBeGreaterThanOrEqual(0);
    }
  });

  it("agree with their lines, addresses, coupons and taxes", () => {
    for (const { fields, products: own, shippingAddresses, coupons, taxes, shipments } of orders) {
      const label = { order: fields.id };
      expect({ ...label, is: amount(fields, "subtotal_inc_tax") }).toEqual({
        ...label,
        is: sum(own, "total_inc_tax"),
      });
      expect({ ...label, is: amount(fields, "shipping_cost_inc_tax") }).toEqual({
        ...label,
        is: sum(shippingAddresses, "cost_inc_tax"),
      });
      expect({ ...label, is: amount(fields, "coupon_discount") }).toEqual({
        ...label,
        is: sum(coupons, "discount"),
      });
      const pieces = own.reduce((total, line) => total + numberOf(line, "quantity"), 0);
      expect({ ...label, is: fields.items_total }).toEqual({ ...label, is: pieces });
      const sent = shipments.flatMap((shipment) => listOf(shipment, "items").filter(isFields));
      expect({ ...label, is: fields.items_shipped }).toEqual({
        ...label,
        is: sent.reduce((total, item) => total + numberOf(item, "quantity"), 0),
      });
      for (const line of own)
        expect(numberOf(line, "quantity_shipped")).toBeLessThanOrEqual(numberOf(line, "quantity"));
      const taxOfLines = taxes.filter((tax) => tax.line_item_type === "item");
      expect({ ...label, is: sum(taxOfLines, "line_amount") }).toEqual({
        ...label,
        is: amount(fields, "subtotal_tax"),
      });
      const off = own.flatMap((line) => listOf(line, "applied_discounts").filter(isFields));
      const shippingOff = coupons.filter((coupon) => coupon.type === 3);
      expect({ ...label, is: sum(off, "amount") + sum(shippingOff, "discount") }).toEqual({
        ...label,
        is: amount(fields, "coupon_discount") + amount(fields, "discount_amount"),
      });
    }
  });

  it("with tax in the prices and a discount do not add up by parts, and only those", () => {
    const short = orders.filter(
      ({ fields }) =>
        amount(fields, "subtotal_ex_tax") + amount(fields, "subtotal_tax") !==
        amount(fields, "subtotal_inc_tax"),
    );
    expect(
      short.map(({ fields }) => [fields.is_tax_inclusive_pricing, textOf(fields, "discount_amount")]),
    ).toEqual([[true, "31.2600"]]);
  });

  it("name customers who are there, but for one who was deleted, and number their parts once", () => {
    const ids = new Set([0, ...customers.map(({ fields }) => idOf(fields))]);
    const deleted = orders.filter(({ fields }) => !ids.has(numberOf(fields, "customer_id")));
    expect(deleted.map(({ fields }) => fields.customer_id)).toEqual([998]);
    const partIds = (read: (order: (typeof orders)[number]) => Fields[]) => orders.flatMap(read).map(idOf);
    for (const all of [
      partIds((order) => order.products),
      partIds((order) => order.shippingAddresses),
      partIds((order) => order.shipments),
      partIds((order) => order.transactions),
      partIds((order) => order.refunds),
    ]) {
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it("were paid what they came to, but for those not paid or refused", () => {
    for (const { fields, transactions } of orders) {
      const paid = transactions.filter((one) => one.event === "purchase" && one.status === "ok");
      if (paid.length === 0) continue;
      expect([fields.id, sum(paid, "amount")]).toEqual([fields.id, amount(fields, "total_inc_tax")]);
      expect(paid.every((one) => one.order_id === String(fields.id))).toBe(true);
    }
  });
});
