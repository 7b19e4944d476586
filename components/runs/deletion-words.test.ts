import { describe, expect, it } from "vitest";
import { deletionWords } from "./deletion-words";

const report = { policy: "trash", looked: "walk", gone: 3, retired: 3, held: null } as const;
const words = (change: object, dry = false) =>
  deletionWords("products", { ...report, ...change }, "Shop", dry).join(" ");

describe("what a run says of deletions", () => {
  it("is that nothing is gone, and how it knows", () => {
    expect(words({ gone: 0, retired: 0, looked: "count" })).toBe(
      "Nothing is gone at the source that the shop still has. Both sides' numbers agree, so the ids did not have to be gone through.",
    );
  });

  it("is what was done to how many", () => {
    expect(words({})).toContain(
      '3 products are gone at the source. All of them were moved to the trash of "Shop".',
    );
    expect(words({ gone: 1, retired: 1, policy: "draft" })).toContain(
      '1 product is gone at the source. It was set to draft in "Shop".',
    );
    expect(words({ retired: 2 })).toContain('2 products were moved to the trash of "Shop".');
  });

  it("is what would be done, after a dry run", () => {
    expect(words({ retired: 0 }, true)).toContain('They would be moved to the trash of "Shop".');
  });
});
