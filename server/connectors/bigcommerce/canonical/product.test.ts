import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { Product } from "@/server/domain/product";
import { colour, simpleRaw, size, variableRaw, variantRaw } from "./fixtures";
import { toCanonicalProduct } from "./product";

function read(raw: JsonValue): Product & { codes: string[] } {
  const { product, issues } = toCanonicalProduct(raw);
  if (!product) throw new Error("the product was not understood");
  return { ...product, codes: issues.map((issue) => issue.code) };
}

const simple = (changes: JsonObject = {}) => read(simpleRaw(changes));
const variable = (changes: JsonObject = {}) => read(variableRaw(changes));

describe("a product without options", () => {
  it("is read as it is meant", () => {
    expect(simple()).toMatchObject({
      sourceId: "101",
      kind: "simple",
      digital: false,
      name: "Enamel flask",
      sku: "FLASK-1",
      description: "<p>Holds a litre.</p>\r\n",
      price: "24.5",
      salePrice: "19.99",
      retailPrice: "30",
      costPrice: "8.3333",
      mapPrice: null,
      weight: "1.2",
      length: "9",
      width: "3.5",
      height: null,
      stockTracking: "product",
      stockQuantity: 7,
      lowStockLevel: 2,
      availability: "available",
      visible: true,
      featured: false,
      condition: "New",
      brand: { sourceId: "5", name: null },
      categoryIds: ["21", "23"],
      options: [],
      variants: [],
      customFields: [
        { name: "Material", value: "Steel" },
        { name: "Material", value: "Enamel" },
        { name: "Origin", value: "Wales" },
      ],
      seoTitle: "Flask for the fells",
      seoDescription: "Keeps warm.",
      seoKeywords: ["flask", "enamel"],
      searchKeywords: ["flask", "bottle", "camping"],
      urlPath: "/enamel-flask/",
      taxClass: { sourceId: "0", name: "Default Tax Class" },
      taxCode: null,
      taxable: true,
      preorder: { releaseDate: null, message: null, only: false },
      priceHidden: null,
      freeShipping: false,
      fixedShippingPrice: null,
      binNumber: null,
      conditionShown: false,
      giftWrapping: { kind: "any", optionIds: [] },
      openGraph: { type: null, title: null, description: null, useImage: true },
      bulkPricing: [],
      modifiers: [],
      metafields: [],
      videos: [],
      reviews: [],
      priceListPrices: [],
      minimumQuantity: 2,
      maximumQuantity: null,
      createdAt: "2023-02-01T09:30:00.000Z",
      modifiedAt: "2024-05-06T10:11:12.000Z",
      codes: [],
    });
  });

  it("has its thumbnail first, then its pictures by sort order, in their largest form", () => {
    const { images } = simple();
    expect(images.map((image) => [image.sourceId, image.position, image.alt])).toEqual([
      ["1", 0, "Front"],
      ["2", 1, "From the side"],
      ["3", 2, ""],
      ["4", 3, ""],
    ]);
    expect(images[2]?.url).toBe("https://cdn.example/s-x1/products/101/images/3/c.1280.1280.jpg?c=1");
    expect(images[3]?.url).toContain("p4.386.513.jpg");
  });

  it("falls back on its primary picture, and tells of one without an address", () => {
    const [one] = (simpleRaw().images as JsonObject[]).slice(1, 2);
    expect(simple({ images: [], primary_image: one ?? null }).images).toHaveLength(1);
    const broken = simple({ images: [{ id: 9, url_zoom: "/relative.jpg", url_standard: "" }] });
    expect([broken.images, broken.codes]).toEqual([[], ["value_dropped"]]);
  });

  it("takes what only its base variant tells", () => {
    const [base] = simpleRaw().variants as JsonObject[];
    const product = simple({
      sku: "",
      price: null,
      weight: null,
      upc: "",
      inventory_tracking: "variant",
      inventory_level: 0,
      variants: [{ ...base, sku: "BASE", price: 5, weight: 2, upc: "0123", inventory_level: 4 }],
    });
    expect(product).toMatchObject({
      kind: "simple",
      sku: "BASE",
      price: "5",
      weight: "2",
      upc: "0123",
      stockTracking: "product",
      stockQuantity: 4,
    });
  });

  it("cannot be bought when its base variant cannot", () => {
    const [base] = simpleRaw().variants as JsonObject[];
    expect(simple({ variants: [{ ...base, purchasing_disabled: true }] }).availability).toBe("disabled");
  });

  it("knows zero from not set", () => {
    const product = simple({
      price: 0,
      sale_price: 0,
      weight: 0,
      tax_class_id: 0,
      sort_order: 0,
      brand_id: 0,
    });
    expect(product).toMatchObject({
      price: "0",
      salePrice: null,
      weight: null,
      taxClass: { sourceId: "0", name: "Default Tax Class" },
      taxCode: null,
      taxable: true,
      preorder: { releaseDate: null, message: null, only: false },
      priceHidden: null,
      freeShipping: false,
      fixedShippingPrice: null,
      binNumber: null,
      conditionShown: false,
      giftWrapping: { kind: "any", optionIds: [] },
      openGraph: { type: null, title: null, description: null, useImage: true },
      bulkPricing: [],
      modifiers: [],
      metafields: [],
      videos: [],
      reviews: [],
      priceListPrices: [],
      sortOrder: 0,
      brand: null,
    });
  });

  it("never repeats the store's own marks for nothing", () => {
    const product = simple({
      warranty: "0",
      availability_description: "0",
      meta_keywords: [],
      custom_url: [],
      condition: "",
      date_modified: "soon",
    });
    expect(product).toMatchObject({
      warranty: null,
      availabilityText: null,
      seoKeywords: [],
      urlPath: null,
      condition: null,
      modifiedAt: null,
      codes: [],
    });
  });

  it("keeps prices exact, without the noise of binary numbers", () => {
    expect(
      simple({ price: 0.1 + 0.2, cost_price: 8.33335, sale_price: "1E-7", retail_price: "12.5000" }),
    ).toMatchObject({
      price: "0.3",
      costPrice: "8.3334",
      salePrice: null,
      retailPrice: "12.5",
    });
  });

  it("keeps a sale price above the price, as the store says it", () => {
    expect(simple({ price: 10, sale_price: 12 })).toMatchObject({ price: "10", salePrice: "12" });
  });

  it("may be digital, hidden, on preorder, tracked in the old API's words", () => {
    const product = simple({
      type: "digital",
      is_visible: false,
      availability: "preorder",
      inventory_tracking: "simple",
      condition: "refurbished",
    });
    expect(product).toMatchObject({
      digital: true,
      visible: false,
      availability: "preorder",
      stockTracking: "product",
      condition: "Refurbished",
    });
  });
});

describe("a product with options", () => {
  it("lists options and values in the store's order, without values that no variant has", () => {
    expect(variable().options).toEqual([
      { sourceId: "51", name: "Size", values: ["Small", "Large"] },
      { sourceId: "52", name: "Colour", values: ["Blue", "Red"] },
    ]);
  });

  it("gives each variant its choices in that order", () => {
    expect(variable().variants.map((variant) => [variant.sourceId, variant.choices])).toEqual([
      ["11", [choice("Size", "Large"), choice("Colour", "Red")]],
      ["12", [choice("Size", "Small"), choice("Colour", "Red")]],
      ["13", [choice("Size", "Small"), choice("Colour", "Blue")]],
    ]);
  });

  it("fills in what variants inherit", () => {
    const [first, second, third] = variable().variants;
    expect(first).toMatchObject({
      price: "20",
      retailPrice: "25",
      weight: "0.4",
      stockQuantity: 3,
      image: null,
    });
    expect(second).toMatchObject({ price: "18.5", salePrice: null });
    expect(third).toMatchObject({ weight: "0.5", purchasable: false });
    expect(variable()).toMatchObject({ kind: "variable", sku: "TEE", stockTracking: "variant", codes: [] });
  });

  it("keeps the order of appearance when its options did not come along", () => {
    expect(variable({ options: [] }).options).toEqual([
      { sourceId: "52", name: "Colour", values: ["Red", "Blue"] },
      { sourceId: "51", name: "Size", values: ["Large", "Small"] },
    ]);
  });

  it("tells when its variants did not come along", () => {
    for (const variants of [undefined, null, []] as (JsonValue | undefined)[]) {
      const { variants: _without, options: _options, ...raw } = variableRaw();
      const product = read(variants === undefined ? raw : { ...raw, variants });
      expect(product).toMatchObject({ kind: "simple", codes: ["variants_missing"] });
    }
  });

  it("leaves out a variant that nobody could pick, and tells of it", () => {
    const [first, second] = variableRaw().variants as JsonObject[];
    const product = variable({ variants: [first ?? {}, second ?? {}, variantRaw(14, [])] });
    expect(product.variants.map((variant) => variant.sourceId)).toEqual(["11", "12"]);
    expect(product.codes).toEqual(["value_dropped"]);
  });

  it("keeps both of two variants with the same choices, and tells of them", () => {
    const twice = [variantRaw(11, [size("Small", 61)]), variantRaw(12, [size("Small", 61)])];
    const product = variable({ variants: twice });
    expect(product.variants).toHaveLength(2);
    expect(product.codes).toEqual(["variation_duplicate"]);
  });

  it("tells two options of one name apart", () => {
    const variants = [
      variantRaw(11, [
        { id: 1, label: "Oak", option_id: 81, option_display_name: "Finish" },
        { id: 2, label: "Matt", option_id: 82, option_display_name: "finish" },
      ]),
    ];
    const product = variable({ options: [], variants });
    expect(product.options.map((option) => option.name)).toEqual(["Finish", "finish (2)"]);
    expect(product.variants[0]?.choices).toEqual([choice("Finish", "Oak"), choice("finish (2)", "Matt")]);
  });

  it("gives a variant its own picture", () => {
    const variants = [variantRaw(11, [colour("Red", 72)], { image_url: "//cdn.example/red tee.jpg" })];
    expect(variable({ variants }).variants[0]?.image).toEqual({
      sourceId: "variant-11",
      url: "https://cdn.example/red%20tee.jpg",
      alt: "",
      position: 0,
    });
  });
});

describe("a variant's price", () => {
  const priced = (product: JsonObject, variant: JsonObject) => {
    const [read] = variable({
      ...product,
      variants: [variantRaw(11, [size("Small", 61)], variant)],
    }).variants;
    return [read?.price, read?.salePrice];
  };

  it("inherits price and sale price together", () => {
    expect(priced({ price: 20, sale_price: 15 }, { calculated_price: 15 })).toEqual(["20", "15"]);
  });

  it("of its own outranks the product's sale price", () => {
    expect(priced({ price: 20, sale_price: 15 }, { price: 22, calculated_price: 22 })).toEqual(["22", null]);
  });

  it("may have a sale price of its own", () => {
    expect(priced({ price: 20 }, { sale_price: 12, calculated_price: 12 })).toEqual(["20", "12"]);
    expect(priced({ price: 20 }, { price: 30, sale_price: 25, calculated_price: 25 })).toEqual(["30", "25"]);
  });

  it("is not on sale when its sale price is zero rather than null", () => {
    expect(priced({ price: 20, sale_price: 15 }, { sale_price: 0, calculated_price: 20 })).toEqual([
      "20",
      null,
    ]);
    expect(priced({ price: 20, sale_price: 15 }, { sale_price: 0, calculated_price: 15 })).toEqual([
      "20",
      "15",
    ]);
  });

  it("follows an option's price rule, which only the calculated price tells", () => {
    expect(priced({ price: 249 }, { calculated_price: 253.99 })).toEqual(["253.99", null]);
    expect(priced({ price: 20, sale_price: 15 }, { calculated_price: 17 })).toEqual(["20", "17"]);
    expect(priced({ price: 20, sale_price: 15 }, { calculated_price: 24 })).toEqual(["24", null]);
  });

  it("does not believe a calculated price of nothing", () => {
    expect(priced({ price: 20 }, { calculated_price: 0 })).toEqual(["20", null]);
    expect(priced({ price: 20 }, { calculated_price: null })).toEqual(["20", null]);
  });
});

describe("odd data", () => {
  it("without an id is no product", () => {
    for (const raw of [null, 7, "x", [], {}, { id: null }, { id: "a1" }, { name: "x" }] as JsonValue[]) {
      const { product, issues } = toCanonicalProduct(raw);
      expect([product, issues.map((issue) => issue.code)]).toEqual([null, ["record_malformed"]]);
    }
  });

  it("is taken in the other forms that were seen", () => {
    const product = simple({
      id: "101",
      price: "24.5000",
      is_visible: 1,
      is_featured: "0",
      inventory_level: "7",
      categories: { "0": 21, "2": "23" },
      images: null,
      brand_id: "5",
      sku: 4711,
    });
    expect(product).toMatchObject({
      sourceId: "101",
      price: "24.5",
      visible: true,
      featured: false,
      stockQuantity: 7,
      categoryIds: ["21", "23"],
      sku: "4711",
      codes: [],
    });
  });

  it("costs the field, not the product, and is told", () => {
    const raw = simpleRaw({ price: { amount: 3 }, categories: [21, "shoes", 23], images: "none" });
    const { product, issues } = toCanonicalProduct(raw);
    expect(product).toMatchObject({ price: "24.5", categoryIds: ["21", "23"], images: [] });
    expect(issues.map((issue) => [issue.code, issue.field])).toEqual(
      expect.arrayContaining([
        ["value_dropped", "price"],
        ["value_dropped", "categories[1]"],
        ["value_dropped", "images"],
      ]),
    );
    expect(issues).toHaveLength(3);
  });

  it("costs one variant when that has no id", () => {
    const variants = variableRaw().variants as JsonObject[];
    const { id: _id, ...nameless } = variants[1] ?? {};
    const { product, issues } = toCanonicalProduct(
      variableRaw({ variants: [variants[0] ?? {}, nameless, variants[2] ?? {}] }),
    );
    expect(product?.variants.map((variant) => variant.sourceId)).toEqual(["11", "13"]);
    expect(issues.map((issue) => issue.field)).toEqual(["variants[1]"]);
  });
});

function choice(option: string, value: string) {
  return { option, value };
}
