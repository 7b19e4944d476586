import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { isDecimalString } from "@/server/domain/money";
import type { Product } from "@/server/domain/product";
import { simpleRaw, variableRaw } from "./fixtures";
import { toCanonicalProduct } from "./product";

/** Every place in a value, as paths. */
function places(value: JsonValue, path: (string | number)[] = []): (string | number)[][] {
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...entries.flatMap(([key, child]) => places(child, [...path, key]))];
}

function changed(value: JsonValue, path: (string | number)[], put: JsonValue | undefined): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return put ?? null;
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = Number(key);
    if (rest.length === 0 && put === undefined) copy.splice(at, 1);
    else copy[at] = changed(copy[at] ?? null, rest, put);
    return copy;
  }
  if (!isJsonObject(value)) return value;
  const copy = { ...value };
  if (rest.length === 0 && put === undefined) delete copy[key];
  else copy[key] = changed(copy[key] ?? null, rest, put);
  return copy;
}

const odd: fc.Arbitrary<JsonValue | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<JsonValue>(
    null,
    "",
    "0",
    0,
    -1,
    [],
    {},
    true,
    "12.50",
    "1e400",
    1e21,
    "-0",
    "NaN",
    [null],
    { url: 3 },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
);

const mutated = fc
  .record({
    raw: fc.constantFrom<JsonValue>(simpleRaw(), variableRaw()),
    changes: fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 8 }),
  })
  .map(({ raw, changes }) =>
    changes.reduce<JsonValue>((value, [seed, put]) => {
      const all = places(value);
      return changed(value, all[seed % all.length] ?? [], put);
    }, raw),
  );

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
