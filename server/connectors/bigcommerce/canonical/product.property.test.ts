import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDecimalString } from "@/server/domain/money";
import type { Product } from "@/server/domain/product";
import { simpleRaw, variableRaw } from "./fixtures";
import { spoiled } from "./odd-values-for-test";
import { toCanonicalProduct } from "./product";

const mutated = spoiled(simpleRaw(), variableRaw());

function expectSound(product: Product): void {
  const decimals = [
    product.price,
    product.salePrice,
    product.weight,
    product.height,
    ...product.variants.flatMap((variant) => [
      variant.price,
      variant.salePrice,
      variant.weight,
      variant.length,
    ]),
  ];
  for (const decimal of decimals) expect(decimal === null || isDecimalString(decimal)).toBe(true);
  expect(product.sourceId).toMatch(/^\d+$/);
  expect(product.kind === "variable").toBe(product.variants.length > 0);
  const values = new Map(product.options.map((option) => [option.name, option.values]));
  expect(values.size).toBe(product.options.length);
  for (const variant of product.variants) {
    expect(variant.choices.length).toBeGreaterThan(0);
    for (const { option, value } of variant.choices) expect(values.get(option)).toContain(value);
  }
  product.images.forEach((image, index) => {
    expect(image.position).toBe(index);
    expect(URL.canParse(image.url)).toBe(true);
  });
}

describe("toCanonicalProduct", () => {
  it("never throws and never gives an unsound product, whatever it is given", () => {
    fc.assert(
      fc.property(mutated, (raw) => {
        const { product, issues } = toCanonicalProduct(raw);
        if (product) expectSound(product);
        else expect(issues.map((issue) => issue.code)).toEqual(["record_malformed"]);
      }),
      { numRuns: 300 },
    );
  });

  it("does not change what it reads, and reads the same twice", () => {
    fc.assert(
      fc.property(mutated, (raw) => {
        const before = structuredClone(raw);
        const first = toCanonicalProduct(raw);
        expect(raw).toEqual(before);
        expect(toCanonicalProduct(raw)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});
