import { describe, expect, it } from "vitest";
import { numberOf, textOf } from "../catalog/types";
import { generatedState } from "./generate";

describe("a generated catalogue", () => {
  it("is the same for the same seed and differs for another", () => {
    expect(generatedState({ products: 40, seed: 7 })).toEqual(generatedState({ products: 40, seed: 7 }));
    expect(generatedState({ products: 40, seed: 8 }).products).not.toEqual(
      generatedState({ products: 40, seed: 7 }).products,
    );
  });

  it("has the share of products with variants that was asked for", () => {
    const { products } = generatedState({ products: 300, variableShare: 1 / 3, variantsPer: 6 });
    const variable = products.filter((product) => product.options.length > 0);
    expect(variable).toHaveLength(100);
    expect(variable.every((product) => product.variants.length === 6)).toBe(true);
    expect(
      generatedState({ products: 9, variableShare: 0 }).products.every((one) => one.variants.length === 1),
    ).toBe(true);
  });

  it("gives as many variants and pictures as asked for, all different", () => {
    const { products } = generatedState({
      products: 20,
      variableShare: 1,
      variantsPer: 30,
      imagesPer: [0, 3],
    });
    for (const product of products) {
      const combinations = product.variants.map((variant) => JSON.stringify(variant.option_values));
      expect(new Set(combinations).size).toBe(30);
    }
    const counts = new Set(products.map((product) => product.images.length));
    expect([...counts].sort()).toEqual([0, 1, 2, 3]);
  });

  it("numbers products from 1, uses each SKU once and keeps sale prices below prices", () => {
    const { products } = generatedState({ products: 500 });
    expect(products.map((product) => product.fields.id)).toEqual(
      Array.from({ length: 500 }, (_, index) => index + 1),
    );
    const skus = products.flatMap((product) => [
      textOf(product.fields, "sku"),
      ...(product.options.length > 0 ? product.variants.map((variant) => textOf(variant, "sku")) : []),
    ]);
    expect(new Set(skus).size).toBe(skus.length);
    expect(products.every(({ fields }) => numberOf(fields, "sale_price") < numberOf(fields, "price"))).toBe(
      true,
    );
  });

  it("makes ten thousand products in a few seconds", () => {
    const started = performance.now();
    expect(generatedState({ products: 10_000 }).products).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("generated customers and orders", () => {
  const options = { products: 30, customers: 40, orders: 400, seed: 5 };
  const state = generatedState(options);

  it("are the same for the same seed, and leave the catalogue as it was", () => {
    expect(generatedState(options)).toEqual(state);
    expect(state.products).toEqual(generatedState({ products: 30, seed: 5 }).products);
    expect(generatedState({ ...options, seed: 6 }).orders).not.toEqual(state.orders);
    expect(generatedState({ products: 3 })).toMatchObject({ orders: [], customers: [] });
  });

  it("have one to five lines of generated products, a fifth of them by guests", () => {
    const lineCounts = new Set(state.orders.map((order) => order.products.length));
    expect([...lineCounts].sort()).toEqual([1, 2, 3, 4, 5]);
    const guests = state.orders.filter(({ fields }) => fields.customer_id === 0).length;
    expect(guests).toBeGreaterThan(60);
    expect(guests).toBeLessThan(100);
    const skus = new Set(state.products.flatMap((product) => product.variants.map((variant) => variant.sku)));
    const customers = new Set([0, ...state.customers.map(({ fields }) => fields.id)]);
    for (const order of state.orders) {
      expect(customers.has(numberOf(order.fields, "customer_id"))).toBe(true);
      for (const line of order.products) expect(skus.has(textOf(line, "sku"))).toBe(true);
    }
    expect(new Set(state.customers.map(({ fields }) => fields.email)).size).toBe(40);
  });

  it("total up", () => {
    for (const { fields } of state.orders) {
      const inc = (name: string) => Math.round(numberOf(fields, `${name}_inc_tax`) * 10_000);
      const coupon = Math.round(numberOf(fields, "coupon_discount") * 10_000);
      expect(inc("total")).toBe(inc("subtotal") + inc("shipping_cost") - coupon);
    }
  });

  it("are made quickly: twenty thousand orders", () => {
    // Time of the processor: the clock's depends on what else the machine does.
    const started = process.cpuUsage();
    expect(generatedState({ products: 100, customers: 1000, orders: 20_000 }).orders).toHaveLength(20_000);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(9000);
  });
});
