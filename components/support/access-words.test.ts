import { describe, expect, it } from "vitest";
import { lengthFor, lengthWord } from "./access-words";

describe("how long access is for", () => {
  it("is told in hours and days", () => {
    expect([60, 240, 1_440, 10_080].map(lengthWord)).toEqual(["1 hour", "4 hours", "1 day", "7 days"]);
  });

  it("is offered as it was asked for, or a little longer", () => {
    expect([60, 61, 4_320, 99_999].map(lengthFor)).toEqual([60, 240, 4_320, 60]);
  });
});
