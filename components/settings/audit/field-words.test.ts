import { describe, expect, it } from "vitest";
import { fieldWord, valueWord } from "./field-words";

describe("a field of a change", () => {
  it.each([
    ["deletions.policy", "What is gone at the source"],
    ["timeZone", "Time zone"],
    ["extras.priceLists", "Price lists"],
    ["categoryIds", "Category"],
    ["mappingVersion", "Mapping version"],
  ])("%s is told as %s", (path, word) => {
    expect(fieldWord(path)).toContain(word);
  });
});

describe("a value", () => {
  it.each([
    [null, "none"],
    [true, "yes"],
    [0, "0"],
    ["take_over", "take over"],
    ["Europe/Berlin", "Europe/Berlin"],
    ["My_Store", "My_Store"],
  ])("%s is told as %s", (value, word) => {
    expect(valueWord(value)).toBe(word);
  });
});
