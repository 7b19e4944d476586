import { describe, expect, it } from "vitest";
import { PRODUCT_FIELDS, VARIANT_FIELDS } from "@/server/domain/product-fields";
import { TARGET_FIELDS } from "./catalogue";

const FIELDS = TARGET_FIELDS.products;

describe("the catalogue of target fields", () => {
  it("names each field once a level", () => {
    const names = FIELDS.map((field) => `${field.level} ${field.key}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("is filled from source fields that exist", () => {
    const known = {
      item: new Set(PRODUCT_FIELDS.map((field) => field.key)),
      child: new Set(VARIANT_FIELDS.map((field) => field.key)),
    };
    const unknown = FIELDS.flatMap((field) =>
      (field.auto ?? [])
        .filter((key) => !known[field.level].has(key))
        .map((key) => `${field.key} from ${key}`),
    );
    expect(unknown).toEqual([]);
  });

  it("has automatic tables that lead to values which the field allows", () => {
    for (const field of FIELDS.filter(({ type }) => type === "enum")) {
      for (const value of Object.values(field.autoTable ?? {})) expect(field.values).toContain(value);
    }
  });
});
