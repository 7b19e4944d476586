import { describe, expect, it } from "vitest";
import { isBase } from "../catalog/recalculate";
import { type Fields, idOf, isFields, listOf, numberOf, type StoredProduct, textOf } from "../catalog/types";
import { demoState } from "./demo";

const state = demoState();
const { products, categories } = state;
const ownVariants = (product: StoredProduct) => product.variants.filter((variant) => !isBase(variant));
const variable = products.filter((product) => product.options.length > 0);
const variants = variable.flatMap(ownVariants);
const having = (test: (fields: Fields, product: StoredProduct) => boolean) =>
  products.filter((product) => test(product.fields, product)).length;
const pathOf = (category: Fields): string => {
  const parent = categories.find((one) => idOf(one) === numberOf(category, "parent_id"));
  return `${parent ? `${pathOf(parent)} > ` : ""}${textOf(category, "name")}`;
};

describe("the demo catalogue", () => {
  it("is the same each time", () => {
    expect(demoState()).toEqual(state);
  });

  it("has simple products and products with up to three options, one with 40 variants", () => {
    expect(products).toHaveLength(73);
    expect(variable).toHaveLength(28);
    const byOptions = [1, 2, 3].map(
      (count) => variable.filter((product) => product.options.length === count).length,
    );
    expect(byOptions).toEqual([20, 6, 2]);
    expect(Math.max(...variable.map((product) => ownVariants(product).length))).toBe(40);
    expect(variants).toHaveLength(182);
  });

  it("holds what is odd in real catalogues, so many of each", () => {
    const scripts = (pattern: RegExp) => having((fields) => pattern.test(textOf(fields, "name")));
    expect({
      onSale: having((fields) => numberOf(fields, "sale_price") > 0),
      variantsOnSale: variants.filter((variant) => numberOf(variant, "sale_price") > 0).length,
      free: having((fields) => fields.price === 0),
      fourDecimals: having((fields) => /\.\d{3,}$/.test(String(fields.price))),
      digital: having((fields) => fields.type === "digital"),
      hidden: having((fields) => fields.is_visible === false),
      disabled: having((fields) => fields.availability === "disabled"),
      preorder: having((fields) => fields.availability === "preorder"),
      outOfStock: having((fields) => fields.inventory_tracking === "product" && fields.inventory_level === 0),
      noSku: having((fields) => fields.sku === ""),
      variantsWithoutSku: variants.filter((variant) => variant.sku === "").length,
      noCategory: having((fields) => listOf(fields, "categories").length === 0),
      severalCategories: having((fields) => listOf(fields, "categories").length > 1),
      noBrand: having((fields) => fields.brand_id === 0),
      noPicture: having((_fields, product) => product.images.length === 0),
      severalPictures: having((_fields, product) => product.images.length > 1),
      noDescription: having((fields) => fields.description === ""),
      tables: having((fields) => textOf(fields, "description").includes("<table")),
      textZero: having((fields) => fields.preorder_message === "0" && fields.price_hidden_label === "0"),
      bulkPricing: having((_fields, product) => product.bulkPricingRules.length > 0),
      seo: having((fields) => textOf(fields, "page_title") !== ""),
      japanese: scripts(/[\p{Script=Han}\p{Script=Katakana}]/u),
      arabic: scripts(/\p{Script=Arabic}/u),
      greek: scripts(/\p{Script=Greek}/u),
      emoji: scripts(/\p{Emoji_Presentation}/u),
      tracking: ["none", "product", "variant"].map((way) =>
        having((fields) => fields.inventory_tracking === way),
      ),
      inheritingVariants: variants.filter((variant) => variant.price === null).length,
      notSold: variants.filter((variant) => variant.purchasing_disabled === true).length,
      withPicture: variants.filter((variant) => variant.image_url !== "").length,
    }).toEqual({
      onSale: 7,
      variantsOnSale: 9,
      free: 1,
      fourDecimals: 2,
      digital: 3,
      hidden: 2,
      disabled: 2,
      preorder: 1,
      outOfStock: 3,
      noSku: 4,
      variantsWithoutSku: 5,
      noCategory: 2,
      severalCategories: 17,
      noBrand: 6,
      noPicture: 1,
      severalPictures: 27,
      noDescription: 1,
      tables: 2,
      textZero: 1,
      bulkPricing: 3,
      seo: 2,
      japanese: 2,
      arabic: 1,
      greek: 1,
      emoji: 1,
      tracking: [10, 41, 22],
      inheritingVariants: 120,
      notSold: 3,
      withPicture: 109,
    });
  });

  it("has custom fields, some with a repeated name", () => {
    const repeated = products.filter(({ customFields }) => {
      const names = customFields.map((field) => field.name);
      return new Set(names).size < names.length;
    });
    expect(repeated.map((product) => product.fields.sku)).toEqual(["FJ-CAMPBL", "FJ-FELTHAT"]);
    expect(having((_fields, product) => product.customFields.length > 0)).toBe(17);
  });

  it("shows one picture with two products", () => {
    const shownBy = new Map<string, Set<number>>();
    for (const product of products) {
      for (const image of product.images) {
        const url = textOf(image, "url_zoom");
        shownBy.set(url, (shownBy.get(url) ?? new Set()).add(idOf(product.fields)));
      }
    }
    const shared = [...shownBy].filter(([, ids]) => ids.size > 1);
    expect(shared.map(([url, ids]) => [url, ids.size])).toEqual([["/img/zoom/mug-grey-kettle.png?c=1", 2]]);
  });

  it("has categories on three levels, two of one name, one with a sign to escape, one hidden", () => {
    const paths = categories.map(pathOf);
    expect(Math.max(...paths.map((path) => path.split(" > ").length))).toBe(3);
    expect(paths.filter((path) => path.endsWith("> Accessories"))).toEqual([
      "Outdoor > Camping > Accessories",
      "Outdoor > Hiking > Accessories",
    ]);
    expect(paths.filter((path) => path.includes("&"))).toHaveLength(3);
    expect(categories.filter((category) => category.is_visible === false)).toHaveLength(1);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe("every demo product can be imported", () => {
  const keysOf = (key: string) =>
    products
      .flatMap((product) => [product.fields, ...ownVariants(product)])
      .map((fields) => textOf(fields, key).toLowerCase())
      .filter(Boolean);

  it.each(["sku", "gtin", "upc"])("%s is used once", (key) => {
    const used = keysOf(key);
    expect(used.filter((value, index) => used.indexOf(value) !== index)).toEqual([]);
    expect(used.length).toBeGreaterThan(2);
  });

  it("barcodes have the right check digit", () => {
    for (const barcode of [...keysOf("gtin"), ...keysOf("upc")]) {
      const digits = [...barcode].map(Number).reverse();
      const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 1 ? 3 : 1), 0);
      expect([barcode, sum % 10]).toEqual([barcode, 0]);
    }
  });

  it("sale prices are below the prices that they replace", () => {
    for (const product of products) {
      const price = numberOf(product.fields, "price");
      expect([product.fields.name, numberOf(product.fields, "sale_price") < Math.max(price, 0.01)]).toEqual([
        product.fields.name,
        true,
      ]);
      for (const variant of ownVariants(product)) {
        const own = typeof variant.price === "number" ? variant.price : price;
        expect([variant.sku, numberOf(variant, "sale_price") < own]).toEqual([variant.sku, true]);
      }
    }
  });

  it("variants of a product differ, and their values can be told apart in a list", () => {
    for (const product of variable) {
      const combinations = ownVariants(product).map((variant) =>
        listOf(variant, "option_values")
          .filter(isFields)
          .map((value) => textOf(value, "label"))
          .join("|"),
      );
      expect(new Set(combinations).size).toBe(combinations.length);
      const optionNames = product.options.map((option) => textOf(option, "display_name").toLowerCase());
      const fieldNames = product.customFields.map((field) => textOf(field, "name").toLowerCase());
      expect(new Set(optionNames).size).toBe(optionNames.length);
      expect(fieldNames.filter((name) => optionNames.includes(name))).toEqual([]);
    }
    const labels = variants
      .flatMap((variant) => listOf(variant, "option_values").filter(isFields))
      .map((value) => value.label);
    expect(labels.filter((label) => /[|]|^\s*$/.test(String(label)))).toEqual([]);
  });

  it("numbers have at most four decimals", () => {
    const numbers = products
      .flatMap((product) => [product.fields, ...product.variants])
      .flatMap((fields) => Object.values(fields))
      .filter((value) => typeof value === "number");
    expect(numbers.filter((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) > 1e-6)).toEqual(
      [],
    );
  });
});
