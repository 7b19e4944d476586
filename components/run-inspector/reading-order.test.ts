import { expect, it } from "vitest";
import { inReadingOrder } from "./reading-order";

it("puts first what a person looks for, then goes by name, metadata last", () => {
  const fields = {
    meta_data: 1,
    zebra: 1,
    cost_price: 1,
    price: 1,
    apple: 1,
    sku: 1,
    name: 1,
    description: 1,
  };
  expect(inReadingOrder(fields).map(([key]) => key)).toEqual([
    "name",
    "sku",
    "price",
    "cost_price",
    "description",
    "apple",
    "zebra",
    "meta_data",
  ]);
});
