import { describe, expect, it } from "vitest";
import { bareListSchema, hasMore, listOrNothingSchema, listSchema } from "./envelope";

const more = (meta: unknown) => hasMore(listSchema.parse({ data: [1], meta }));
const page = (current_page: unknown, total_pages: unknown) => ({ pagination: { current_page, total_pages } });

describe("a V3 list", () => {
  it("goes on as long as pages are left, whatever its links say", () => {
    expect(more(page(1, 4))).toBe(true);
    expect(
      more({ pagination: { current_page: 1, total_pages: 1, links: { next: "?page=1&limit=50" } } }),
    ).toBe(false);
    expect(more({ pagination: { current_page: "2", total_pages: "3", too_many: false } })).toBe(true);
  });

  it("does not tell whether it goes on where its meta is empty, missing or odd", () => {
    for (const meta of [{}, undefined, null, [], { pagination: [] }, page(null, -1)])
      expect(more(meta)).toBeUndefined();
  });

  it("without an entry says so with a page of nothing", () => {
    const empty = {
      data: [],
      meta: { pagination: { total: 0, count: 0, per_page: 0, current_page: 0, total_pages: 0 } },
    };
    expect(listSchema.parse(empty).data).toEqual([]);
    expect(hasMore(listSchema.parse(empty))).toBe(false);
  });

  it("may be answered by nothing where 204 is meant, and only there", () => {
    expect(listOrNothingSchema.parse(null).data).toEqual([]);
    expect(listSchema.safeParse(null).success).toBe(false);
  });

  it("keeps its cursor, also where the links beside it are empty", () => {
    const cursor_pagination = { count: 7, per_page: 50, end_cursor: "eyJpZCI6MX0", links: {} };
    expect(listSchema.parse({ data: [1], meta: { cursor_pagination } }).meta?.cursor_pagination).toEqual({
      per_page: 50,
      end_cursor: "eyJpZCI6MX0",
      links: {},
    });
  });
});

describe("a V2 list", () => {
  it("is bare, and nothing at all where 204 came without a body", () => {
    expect(bareListSchema.parse([{ id: 1 }])).toEqual([{ id: 1 }]);
    expect(bareListSchema.parse(null)).toEqual([]);
    expect(bareListSchema.parse({ "0": { id: 1 }, "3": { id: 2 } })).toEqual([{ id: 1 }, { id: 2 }]);
  });
});
