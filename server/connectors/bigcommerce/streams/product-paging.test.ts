import { describe, expect, it } from "vitest";
import { DEFAULT_FILTERS, type ProductFilters } from "@/server/domain/import-settings";
import { FatalError } from "../../core/errors";
import { headSchema } from "../schemas/product";
import { advance, firstCursor, readCursor, writeCursor } from "./product-cursor";
import { planFilters } from "./product-filters";

describe("filters", () => {
  const plan = (filters: Partial<ProductFilters>) => planFilters({ ...DEFAULT_FILTERS, ...filters });
  const keeps = (filters: Partial<ProductFilters>, product: object) =>
    plan(filters).keep?.(headSchema.parse({ id: 1, ...product }));

  it("are left to BigCommerce where it can tell", () => {
    expect(plan({})).toEqual({ query: {}, keep: null });
    expect(
      plan({
        visibility: "hidden",
        type: "digital",
        availability: ["preorder"],
        categoryIds: ["7"],
        modifiedSince: "2024-05-06T12:00:00.500+02:00",
      }),
    ).toEqual({
      query: {
        is_visible: false,
        type: "digital",
        availability: "preorder",
        "categories:in": "7",
        "date_modified:min": "2024-05-06T10:00:00Z",
      },
      keep: null,
    });
    expect(plan({ availability: ["available", "disabled", "preorder"] })).toEqual({ query: {}, keep: null });
  });

  it("are sorted out here where it takes only one value, or means all of them", () => {
    expect(keeps({ categoryIds: ["7", "8"] }, { categories: [3, 8] })).toBe(true);
    expect(keeps({ categoryIds: ["7", "8"] }, { categories: [] })).toBe(false);
    expect(keeps({ availability: ["available", "preorder"] }, { availability: "disabled" })).toBe(false);
    expect(keeps({ sourceIds: ["1", "2"] }, {})).toBe(true);
    expect(plan({ categoryIds: ["7", "8"] }).query).toEqual({});
  });
});

describe("cursor", () => {
  it("survives being written and read, and never asks for more than the run wants", () => {
    const cursor = { after: "123456789012", size: 50, calm: 2 };
    expect(readCursor(writeCursor(cursor), 100)).toEqual(cursor);
    expect(readCursor(writeCursor(cursor), 20).size).toBe(20);
  });

  it("is refused when it is not one", () => {
    for (const text of ["", "7", "{}", '{"after":"x","size":1,"calm":0}']) {
      expect(() => readCursor(text, 100)).toThrow(FatalError);
    }
  });

  it("remembers a size that was halved, and grows again after calm pages", () => {
    let cursor = advance(firstCursor(100), { after: "50", size: 50 }, 100);
    expect(cursor).toEqual({ after: "50", size: 50, calm: 0 });
    const sizes: number[] = [];
    for (let page = 0; page < 6; page += 1) {
      cursor = advance(cursor, { after: "60", size: cursor.size }, 100);
      sizes.push(cursor.size);
    }
    expect(sizes).toEqual([50, 50, 50, 100, 100, 100]);
  });
});
