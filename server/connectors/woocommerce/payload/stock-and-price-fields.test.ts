import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { TARGET_FIELDS } from "../fields/catalogue";
import { priceFields } from "./prices";
import { stockFields } from "./stock";
import { STOCK_AND_PRICE_FIELDS } from "./stock-and-price-fields";

/** Every field that a mapping can fill, each with this value: whatever prices and stock come to, they write it. */
function writtenFor(value: JsonValue): string[] {
  const fields = Object.fromEntries(TARGET_FIELDS.products.map(({ key }) => [key, value]));
  const bodies = [
    priceFields(fields, "", []),
    stockFields(fields, "own", "", []),
    stockFields(fields, "derived", "", []),
    stockFields({ ...fields, manage_stock: false }, "own", "", []),
  ];
  return bodies.flatMap((body) => Object.keys(body));
}

describe("the fields of a run for stock and prices", () => {
  it("are exactly those that prices and stock are written in", () => {
    const written = new Set(["1", "0", "", "2030-01-02", "instock", true, null].flatMap(writtenFor));
    expect([...written].sort()).toEqual([...STOCK_AND_PRICE_FIELDS].sort());
  });
});
