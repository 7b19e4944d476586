"use client";

import { DELETED_WORDS, DIGITAL_WORDS, INCOMPLETE_WORDS } from "@/components/imports/filter-words";
import type { OrderFilters as Filters } from "@/server/domain/import-settings";
import { Choice } from "../choice";
import { ChoiceFilter } from "./choice-filter";
import type { FilterFormProps } from "./filter-form";
import { CreatedFilter, ModifiedSince } from "./moment-filter";

export function OrderFilters({ importId, filters, onChange }: FilterFormProps<Filters>) {
  return (
    <>
      <ChoiceFilter
        importId={importId}
        filter="statusIds"
        title="Order status"
        help="Orders in any of those that you tick. None ticked means all of them; incomplete ones are asked for below."
        none="This store names no order statuses."
        value={filters.statusIds}
        onChange={(statusIds) => onChange({ statusIds })}
      />
      <CreatedFilter few="orders" value={filters} onChange={onChange} />
      {filters.statusIds.length === 0 ? (
        <Choice
          question="Incomplete orders"
          help="Orders whose shopper never got through the checkout. Nothing was bought by them."
          value={filters.incomplete}
          onChange={(incomplete) => onChange({ incomplete })}
          answers={INCOMPLETE_WORDS}
          columns={2}
        />
      ) : null}
      <Choice
        question="Deleted orders"
        help="Orders that were deleted or archived in the source; it keeps them out of its own list of orders."
        value={filters.deleted}
        onChange={(deleted) => onChange({ deleted })}
        answers={DELETED_WORDS}
        columns={2}
      />
      <Choice
        question="Digital orders"
        help="Orders of nothing but downloads and gift certificates. The files themselves do not come along."
        value={filters.digital}
        onChange={(digital) => onChange({ digital })}
        answers={DIGITAL_WORDS}
        columns={2}
      />
      <ModifiedSince
        few="orders"
        value={filters.modifiedSince}
        onChange={(modifiedSince) => onChange({ modifiedSince })}
      />
    </>
  );
}
