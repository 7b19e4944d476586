import { expect, it } from "vitest";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { filtersInWords, optionsInWords } from "./settings-words";

const time = (iso: string) => iso.slice(0, 10);

it("says nothing where nothing is left out", () => {
  expect(filtersInWords(DEFAULT_FILTERS, time)).toEqual([]);
  const every = {
    ...DEFAULT_FILTERS,
    availability: ["available" as const, "disabled" as const, "preorder" as const],
  };
  expect(filtersInWords(every, time)).toEqual([]);
});

it("names each filter", () => {
  expect(
    filtersInWords(
      {
        ...DEFAULT_FILTERS,
        visibility: "visible",
        availability: ["available", "preorder"],
        type: "digital",
        categoryIds: ["1"],
        modifiedSince: "2026-03-14T00:00:00Z",
      },
      time,
    ),
  ).toEqual([
    "Visible only",
    "Available or Pre-order",
    "Digital",
    "In 1 category",
    "Modified since 2026-03-14",
  ]);
});

it("tells the speed only where it was changed", () => {
  expect(optionsInWords(DEFAULT_OPTIONS)).toHaveLength(4);
  expect(optionsInWords({ ...DEFAULT_OPTIONS, concurrency: 1 }).at(-1)).toBe(
    "100 a page, 25 a request, 1 request at a time",
  );
});
