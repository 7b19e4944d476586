import { describe, expect, it } from "vitest";
import { brandSchema, categorySchema } from "../schemas/taxonomy";
import { toBrands, toCategories } from "./taxonomy";

const category = (id: number, parent: number | null, more: object = {}) =>
  categorySchema.parse({ category_id: id, parent_id: parent, name: `C${id}`, sort_order: 0, ...more });

const shape = (rows: ReturnType<typeof category>[]) =>
  toCategories(rows).map((one) => [one.sourceId, one.parentSourceId]);

describe("categories", () => {
  it("have their parents before them, siblings in the store's order", () => {
    const rows = [
      category(5, 4),
      category(4, 1),
      category(3, 0, { sort_order: 2 }),
      category(1, 0, { sort_order: 1 }),
    ];
    expect(shape(rows)).toEqual([
      ["1", null],
      ["4", "1"],
      ["5", "4"],
      ["3", null],
    ]);
  });

  it("survive a parent that is not listed, and a circle", () => {
    const rows = [category(2, 99), category(7, 8), category(8, 9), category(9, 7), category(6, 6)];
    const read = shape(rows);
    expect(read.map(([id]) => id).sort()).toEqual(["2", "6", "7", "8", "9"]);
    expect(read).toContainEqual(["2", null]);
    const seen = new Set<string | null | undefined>([null]);
    for (const [id, parent] of read) {
      expect(seen.has(parent)).toBe(true);
      seen.add(id);
    }
  });

  it("are read from trees and from the old list alike", () => {
    const tree = {
      category_id: 4,
      parent_id: 0,
      name: "Bath ",
      url: { path: "/home/bath/" },
      image_url: "//cdn.example/b.jpg",
    };
    const old = {
      id: 4,
      parent_id: 0,
      name: "Bath ",
      custom_url: { url: "/home/bath/" },
      image_url: "//cdn.example/b.jpg",
    };
    const [fromTree] = toCategories([categorySchema.parse(tree)]);
    expect(fromTree).toEqual({
      sourceId: "4",
      parentSourceId: null,
      name: "Bath",
      description: "",
      slug: "bath",
      urlPath: "/home/bath/",
      visible: true,
      sortOrder: 0,
      imageUrl: "https://cdn.example/b.jpg",
    });
    expect(toCategories([categorySchema.parse(old)])).toEqual([fromTree]);
  });
});

describe("brands", () => {
  it("are read without the keys that some lack", () => {
    const brand = brandSchema.parse({
      id: 35,
      name: "Fell Works",
      image_url: "",
      custom_url: { url: "/brands/fell-works/" },
    });
    expect(toBrands([brand])).toEqual([
      {
        sourceId: "35",
        name: "Fell Works",
        slug: "fell-works",
        urlPath: "/brands/fell-works/",
        description: "",
        imageUrl: null,
      },
    ]);
    expect(brandSchema.safeParse({ name: "no id" }).success).toBe(false);
  });
});
