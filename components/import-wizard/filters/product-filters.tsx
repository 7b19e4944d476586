"use client";

import { AVAILABILITY_WORDS, TYPE_WORDS, VISIBILITY_WORDS } from "@/components/imports/filter-words";
import type { ProductFilters as Filters } from "@/server/domain/import-settings";
import { Choice } from "../choice";
import { CategoryFilter } from "./category-filter";
import type { FilterFormProps } from "./filter-form";
import { ModifiedSince } from "./moment-filter";
import { TickCards } from "./tick-cards";

const AVAILABILITIES = ["available", "disabled", "preorder"] as const;

export function ProductFilters({ importId, filters, onChange }: FilterFormProps<Filters>) {
  return (
    <>
      <Choice
        question="Visibility"
        value={filters.visibility}
        onChange={(visibility) => onChange({ visibility })}
        answers={VISIBILITY_WORDS}
        columns={3}
      />
      <Choice
        question="Kind"
        value={filters.type}
        onChange={(type) => onChange({ type })}
        answers={TYPE_WORDS}
        columns={3}
      />
      <TickCards
        question="Availability"
        help="Any of those that you tick. None ticked means all."
        values={AVAILABILITIES}
        words={AVAILABILITY_WORDS}
        value={filters.availability}
        onChange={(availability) => onChange({ availability })}
      />
      <CategoryFilter
        importId={importId}
        value={filters.categoryIds}
        onChange={(categoryIds) => onChange({ categoryIds })}
      />
      <ModifiedSince
        few="products"
        value={filters.modifiedSince}
        onChange={(modifiedSince) => onChange({ modifiedSince })}
      />
    </>
  );
}
