import { expect, it } from "vitest";
import { customerFiltersSchema, DEFAULT_FILTERS, orderFiltersSchema } from "@/server/domain/import-settings";
import { filtersInWords } from "./filter-words";

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

it("names what is left out of customers and orders", () => {
  const span = { createdSince: "2025-01-01T00:00:00Z", createdUntil: null };
  expect(filtersInWords(customerFiltersSchema.parse({ groupIds: ["2"], ...span }), time)).toEqual([
    "In 1 group",
    "Created since 2025-01-01",
  ]);
  expect(filtersInWords(orderFiltersSchema.parse({}), time)).toEqual([]);
  expect(
    filtersInWords(
      orderFiltersSchema.parse({
        ...span,
        createdUntil: "2025-12-31T00:00:00Z",
        incomplete: "import",
        deleted: "import",
        digital: "skip",
      }),
      time,
    ),
  ).toEqual([
    "Created between 2025-01-01 and 2025-12-31",
    "Incomplete ones too",
    "Deleted ones too",
    "Without digital ones",
  ]);
});

it("says nothing of incomplete orders where chosen statuses decide", () => {
  const filters = orderFiltersSchema.parse({ statusIds: ["0", "10"], incomplete: "import" });
  expect(filtersInWords(filters, time)).toEqual(["In 2 statuses"]);
});
