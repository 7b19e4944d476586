import { describe, expect, it } from "vitest";
import { inParts } from "./batch";
import { outcomeOfError } from "./refusal";
import { stampOf, withWrittenAt } from "./unit";

describe("parts of a batch", () => {
  it("keep to the number and to the size that a server takes", () => {
    const small = Array.from({ length: 7 }, (_, id) => ({ id }));
    expect(inParts(small, 3, (entry) => entry).map((part) => part.length)).toEqual([3, 3, 1]);
    const large = Array.from({ length: 5 }, () => ({ text: "ü".repeat(200_000) }));
    expect(inParts(large, 100, (entry) => entry).map((part) => part.length)).toEqual([1, 1, 1, 1, 1]);
    expect(inParts([], 3, () => ({}))).toEqual([]);
  });
});

describe("the time of writing", () => {
  it("stands before the stamp, which stays the last", () => {
    const meta_data = [
      { key: "_a", value: "1" },
      { key: "_primelink_source", value: "s:product:1" },
    ];
    const body = withWrittenAt({ name: "x", meta_data }, Date.UTC(2026, 0, 2, 3, 4, 5, 600));
    expect(body.meta_data).toEqual([
      { key: "_a", value: "1" },
      { key: "_primelink_written", value: "2026-01-02T03:04:05.600Z" },
      { key: "_primelink_source", value: "s:product:1" },
    ]);
    expect(stampOf(body)).toBe("s:product:1");
    expect(withWrittenAt({ name: "x" }, 0)).toEqual({ name: "x" });
  });
});

describe("refusals", () => {
  const product = { operation: "create", body: { sku: "A" } } as const;

  it("name the product in the way", () => {
    const error = { code: "product_invalid_sku", message: "Invalid", data: { status: 400, resource_id: 28 } };
    expect(outcomeOfError(error, product)).toMatchObject({
      status: "refused",
      existingTargetId: "28",
      issue: { code: "sku_duplicate_in_target", details: { sku: "A", targetId: "28" } },
    });
  });

  it("tell a variation from a product, and what is gone from what is refused", () => {
    const error = { code: "odd", message: "<b>No</b> &amp; never.", data: { status: 400 } };
    expect(outcomeOfError(error, { ...product, variation: "Red" })).toMatchObject({
      issue: { code: "variation_failed", details: { variation: "Red", detail: "No & never" } },
    });
    expect(outcomeOfError(error, product)).toMatchObject({ issue: { code: "target_refused" } });
    const invalid = {
      code: "woocommerce_rest_product_invalid_id",
      message: "Invalid ID.",
      data: { status: 400 },
    };
    expect(outcomeOfError(invalid, { operation: "update", body: {} }).status).toBe("gone");
  });

  it("of the key end the run", () => {
    const error = { code: "woocommerce_rest_cannot_create", message: "Sorry", data: { status: 403 } };
    expect(() => outcomeOfError(error, product)).toThrow(/User/);
  });
});
