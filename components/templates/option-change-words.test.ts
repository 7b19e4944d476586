import { expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { optionLeaves } from "@/server/mapping/templates/option-leaves";
import { optionLabel, optionValue } from "./option-change-words";

it("every option has a name, and every value that is a word has one too", () => {
  for (const [path, value] of optionLeaves(DEFAULT_OPTIONS)) {
    expect([path, optionLabel(path)]).not.toEqual([path, path]);
    const words = optionValue("products", path, value);
    if (typeof value === "string") expect([path, words]).not.toEqual([path, value]);
    expect(words).not.toMatch(/true|false|undefined/);
  }
});

it("the same answer is worded by what is brought over", () => {
  expect(optionValue("customers", "existing", "take_over")).toBe("Take it over");
  expect(optionValue("products", "fullEveryDays", 0)).toBe("Only when asked");
  expect(optionValue("products", "fullEveryDays", 1)).toBe("After 1 day");
  expect(optionValue("products", "extras.reviews", false)).toBe("Left out");
});
