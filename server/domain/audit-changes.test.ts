import { describe, expect, it } from "vitest";
import { changesBetween } from "./audit-changes";

describe("what a change tells of before and after", () => {
  it("names the fields that differ, and no other", () => {
    expect(changesBetween({ name: "Old", kept: 1 }, { name: "New", kept: 1 })).toEqual({
      name: { before: "Old", after: "New" },
    });
  });

  it("goes into groups", () => {
    const before = { deletions: { policy: "keep", stopAbovePercent: 10 } };
    const after = { deletions: { policy: "draft", stopAbovePercent: 10 } };
    expect(changesBetween(before, after)).toEqual({
      "deletions.policy": { before: "keep", after: "draft" },
    });
  });

  it("takes a list for one value, an empty one for nothing, and a long one by its number", () => {
    const many = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(changesBetween({ a: [], b: ["x"] }, { a: many, b: ["x", "y"] })).toEqual({
      a: { before: null, after: "12 chosen: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …" },
      b: { before: "x", after: "x, y" },
    });
  });

  it("knows what was not there", () => {
    const at = new Date("2026-01-02T03:04:05Z");
    expect(changesBetween({ endsAt: null }, { endsAt: at, on: true })).toEqual({
      endsAt: { before: null, after: "2026-01-02T03:04:05.000Z" },
      on: { before: null, after: true },
    });
  });
});
