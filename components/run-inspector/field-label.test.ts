import { expect, it } from "vitest";
import { fieldLabel } from "./field-label";

it("names fields as people would", () => {
  expect(
    [
      "regular_price",
      "inventoryLevel",
      "sku",
      "sku_id",
      "meta:_yoast_title",
      "_price",
      "billing.address_1",
    ].map(fieldLabel),
  ).toEqual([
    "Regular price",
    "Inventory level",
    "SKU",
    "SKU ID",
    "_yoast_title",
    "_price",
    "Billing address 1",
  ]);
});
