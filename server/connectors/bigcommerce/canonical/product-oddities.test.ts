import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { Product } from "@/server/domain/product";
import { simpleRaw, size, variableRaw, variantRaw } from "./fixtures";
import { toCanonicalProduct } from "./product";

/** Understood without anything being left out. */
function read(raw: JsonValue): Product {
  const { product, issues } = toCanonicalProduct(raw);
  expect(issues).toEqual([]);
  if (!product) throw new Error("the product was not understood");
  return product;
}

const modifier = (changes: JsonObject): JsonObject => ({
  id: 9,
  display_name: "Wrap",
  type: "checkbox",
  required: false,
  sort_order: 0,
  config: { checkbox_label: "Yes" },
  option_values: [],
  ...changes,
});

describe("null where a value was promised", () => {
  it("is what a variant inherits, in price, weight and measures", () => {
    const [variant] = read(
      variableRaw({ depth: 4, variants: [variantRaw(11, [size("Small", 61)], { cost_price: null })] }),
    ).variants;
    expect(variant).toMatchObject({ price: "20", weight: "0.4", length: "4", width: null });
  });

  it("is nothing at all in ids and dates that a product need not have", () => {
    const nothing = {
      option_set_id: null,
      date_last_imported: null,
      primary_image: null,
      base_variant_id: 901,
    };
    expect(read(simpleRaw(nothing)).kind).toBe("simple");
    expect(read(variableRaw({ ...nothing, base_variant_id: null })).kind).toBe("variable");
  });
});

describe("an empty list where an object was promised", () => {
  it("is an empty configuration of options and modifiers", () => {
    const options = (variableRaw().options as JsonObject[]).map((option) => ({ ...option, config: [] }));
    expect(read(variableRaw({ options })).options).toHaveLength(2);
    for (const config of [[], {}, null]) {
      expect(read(simpleRaw({ modifiers: [modifier({ config })] })).modifiers).toMatchObject([
        { limits: {} },
      ]);
    }
  });

  it("or null is a modifier's value without data and without adjustment", () => {
    const value = (changes: JsonObject): JsonObject => ({
      id: 1,
      label: "Yes",
      sort_order: 0,
      is_default: false,
      value_data: null,
      adjusters: {
        price: null,
        weight: null,
        image_url: "",
        purchasing_disabled: { status: false, message: "" },
      },
      ...changes,
    });
    const odd: JsonObject[] = [
      {},
      { value_data: [] },
      { value_data: { checked_value: true } },
      { adjusters: [] },
    ];
    for (const changes of odd) {
      const values = [value(changes)];
      expect(
        read(simpleRaw({ modifiers: [modifier({ option_values: values })] })).modifiers[0]?.values,
      ).toMatchObject([{ label: "Yes", price: null, weight: null, purchasable: true }]);
    }
    const dear = value({
      adjusters: { price: { adjuster: "percentage", adjuster_value: 10 }, weight: null },
    });
    const [first] = read(simpleRaw({ modifiers: [modifier({ option_values: [dear] })] })).modifiers;
    expect(first?.values[0]?.price).toEqual({ by: "percent", value: "10" });
  });
});

describe("marks that stand for something else", () => {
  it("0 as a text is no message, no label and no bin", () => {
    expect(
      read(
        simpleRaw({
          preorder_message: "0",
          bin_picking_number: "0",
          is_price_hidden: true,
          price_hidden_label: "0",
        }),
      ),
    ).toMatchObject({ preorder: { message: null }, binNumber: null, priceHidden: { label: null } });
    expect(read(simpleRaw({ preorder_message: "Soon" })).preorder.message).toBe("Soon");
  });

  it("-1 is no related product, and 0 no brand", () => {
    expect(read(simpleRaw({ related_products: [-1], brand_id: 0 }))).toMatchObject({
      relatedIds: [],
      brand: null,
    });
    expect(read(simpleRaw({ related_products: [7, 9, 7] })).relatedIds).toEqual(["7", "9"]);
  });

  it("0 and 2147483647 are both no upper quantity", () => {
    const rule = (quantity_max: JsonValue) => ({
      id: 1,
      quantity_min: 5,
      quantity_max,
      type: "price",
      amount: "2.50",
    });
    for (const open of [0, 2147483647, null]) {
      expect(read(simpleRaw({ bulk_pricing_rules: [rule(open)] })).bulkPricing).toEqual([
        { from: 5, to: null, kind: "off", amount: "2.5" },
      ]);
    }
    expect(read(simpleRaw({ bulk_pricing_rules: [rule(9)] })).bulkPricing[0]?.to).toBe(9);
  });

  it("an empty keyword is none; a blank before one is not part of it", () => {
    for (const meta_keywords of [[], [""], null])
      expect(read(simpleRaw({ meta_keywords })).seoKeywords).toEqual([]);
    expect(read(simpleRaw({ meta_keywords: ["flask", " tin"] })).seoKeywords).toEqual(["flask", "tin"]);
  });
});

describe("what no documentation names", () => {
  it("is tolerated: names of options, files of pictures", () => {
    const images = [
      {
        id: 5,
        product_id: 101,
        is_thumbnail: true,
        sort_order: 0,
        description: "",
        image_file: "%%SAMPLE%%/stencil/a.jpg",
        url_zoom: "https://cdn.example/a.1280.1280.jpg?c=1",
        date_modified: "2024-05-06T10:11:12+00:00",
      },
    ];
    expect(read(simpleRaw({ images, something_new: { a: 1 } })).images).toMatchObject([
      { url: "https://cdn.example/a.1280.1280.jpg?c=1" },
    ]);
  });

  it("a product in no category and a variant priced far from its product are kept as they are", () => {
    const variants = [
      variantRaw(11, [size("Small", 61)], { price: 205.65, sale_price: 205.65, calculated_price: 205.65 }),
    ];
    const product = read(variableRaw({ categories: [], price: 36.25, variants }));
    expect(product).toMatchObject({ categoryIds: [], price: "36.25" });
    expect(product.variants[0]).toMatchObject({ price: "205.65", salePrice: "205.65" });
  });
});
