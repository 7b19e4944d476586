"use client";

import type { CustomerFilters as Filters } from "@/server/domain/import-settings";
import { ChoiceFilter } from "./choice-filter";
import type { FilterFormProps } from "./filter-form";
import { CreatedFilter, ModifiedSince } from "./moment-filter";

export function CustomerFilters({ importId, filters, onChange }: FilterFormProps<Filters>) {
  return (
    <>
      <ChoiceFilter
        importId={importId}
        filter="groupIds"
        title="Customer groups"
        help="Customers in any of those that you tick. None ticked means all, and those without a group too."
        none="This store has no customer groups."
        value={filters.groupIds}
        onChange={(groupIds) => onChange({ groupIds })}
      />
      <CreatedFilter few="customers" value={filters} onChange={onChange} />
      <ModifiedSince
        few="customers"
        value={filters.modifiedSince}
        onChange={(modifiedSince) => onChange({ modifiedSince })}
      />
    </>
  );
}
