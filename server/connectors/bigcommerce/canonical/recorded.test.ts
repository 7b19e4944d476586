import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { isDecimalString } from "@/server/domain/money";
import { brandSchema, categorySchema } from "../schemas/taxonomy";
import { toCanonicalProduct } from "./product";
import { toBrands, toCategories } from "./taxonomy";

/** A folder of answers that real stores gave, to try the reading on; none is part of the project. */
const folder = process.env.RECORDED_DIR;

/** The objects in one recorded answer: a V3 list, a single V3 object, or a bare list. */
function objectsIn(file: string): JsonObject[] {
  const body = JSON.parse(readFileSync(join(folder ?? "", file), "utf8")) as JsonValue;
  const data = isJsonObject(body) ? (body.data ?? body) : body;
  return (Array.isArray(data) ? data : [data]).filter(isJsonObject);
}

const filesOf = (pattern: RegExp) => (folder ? readdirSync(folder).filter((file) => pattern.test(file)) : []);

describe.skipIf(!folder)("recorded answers", () => {
  const products = filesOf(/^v3_catalog_products?__.*\.json$/).flatMap(objectsIn);

  it("hold products that are all understood, without any value being left out", () => {
    expect(products.length).toBeGreaterThan(0);
    for (const raw of products) {
      const { product, issues } = toCanonicalProduct(raw);
      expect(product).toMatchObject({ sourceId: String(raw.id), name: String(raw.name).trim() });
      expect(isDecimalString(product?.price)).toBe(true);
      expect(issues.filter((issue) => issue.code !== "variants_missing")).toEqual([]);
      const missing = raw.base_variant_id === null && !Array.isArray(raw.variants);
      expect(issues.map((issue) => issue.code)).toEqual(missing ? ["variants_missing"] : []);
    }
  });

  it("hold variants whose effective price is the one that the store calculated", () => {
    let checked = 0;
    for (const raw of products) {
      for (const variant of toCanonicalProduct(raw).product?.variants ?? []) {
        const rawVariant = (raw.variants as JsonObject[]).find((one) => String(one.id) === variant.sourceId);
        expect([variant.sourceId, Number(variant.salePrice ?? variant.price)]).toEqual([
          variant.sourceId,
          rawVariant?.calculated_price,
        ]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(0);
  });

  it("hold variants, options and pictures apart from their product, which fit together", () => {
    for (const file of filesOf(/^v3_catalog_product_\d+_variants__.*\.json$/)) {
      const variants = objectsIn(file);
      const productId = /_(\d+)_/.exec(file)?.[1] ?? "0";
      const options = filesOf(new RegExp(`^v3_catalog_product_${productId}_options__`)).flatMap(objectsIn);
      const { product, issues } = toCanonicalProduct({
        id: Number(productId),
        name: file,
        price: 25,
        base_variant_id: variants.some((variant) => (variant.option_values as JsonValue[]).length > 0)
          ? null
          : 1,
        variants,
        options,
      });
      expect([file, issues]).toEqual([file, []]);
      expect(product?.variants.length).toBe(product?.kind === "variable" ? variants.length : 0);
    }
  });

  it("hold categories and brands that are all understood", () => {
    for (const file of filesOf(/^v3_catalog_(categories__|trees_categories).*\.json$/)) {
      const rows = objectsIn(file).map((row) => categorySchema.parse(row));
      expect(toCategories(rows)).toHaveLength(rows.length);
    }
    for (const file of filesOf(/^v3_catalog_brands.*\.json$/)) {
      const rows = objectsIn(file).map((row) => brandSchema.parse(row));
      expect(toBrands(rows).every((brand) => brand.name !== "")).toBe(true);
    }
  });
});
