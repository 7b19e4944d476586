import { expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { optionsInWords } from "./option-words";

it("tells the speed only where it was changed", () => {
  expect(optionsInWords("products", DEFAULT_OPTIONS)).toHaveLength(5);
  expect(optionsInWords("products", { ...DEFAULT_OPTIONS, concurrency: 1 }).at(-1)).toBe(
    "100 a page, 25 a request, 1 request at a time",
  );
});

it("tells what is not read, and how often everything is, where that was changed", () => {
  const extras = { ...DEFAULT_OPTIONS.extras, reviews: false };
  expect(optionsInWords("products", { ...DEFAULT_OPTIONS, extras, fullEveryDays: 0 }).slice(4)).toEqual([
    "Without reviews",
    "Gone at the source: kept",
    "Everything compared again only when asked",
  ]);
});

it("tells of each entity only what concerns it", () => {
  expect(optionsInWords("customers", { ...DEFAULT_OPTIONS, existing: "skip", images: "skip" })).toEqual([
    "Already in the target: leave it alone",
    "One e-mail address, several customers: one account, the newest data",
  ]);
  expect(optionsInWords("orders", DEFAULT_OPTIONS)).toEqual([
    "In silence: no mail, no stock movement",
    "Gone at the source: kept",
  ]);
});

it("tells what becomes of what is gone, and from which share on a run asks first", () => {
  const deletions = { policy: "trash" as const, stopAbovePercent: 25 };
  expect(optionsInWords("orders", { ...DEFAULT_OPTIONS, deletions }).at(-1)).toBe(
    "Gone at the source: move it to the trash, unless it is more than 25 % at once",
  );
});
