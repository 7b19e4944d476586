"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { FiltersStep as Filters } from "@/server/services/imports/import.schema";
import { CustomerFilters } from "./filters/customer-filters";
import { OrderFilters } from "./filters/order-filters";
import { ProductFilters } from "./filters/product-filters";
import { MatchingCount } from "./matching-count";
import { useDraft } from "./use-draft";
import { useSave } from "./use-save";
import { useSaveStep, useWizardImport } from "./wizard-context";

export function FiltersStep() {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const saveStep = useSave();
  const mutation = useMutation(trpc.import.saveFilters.mutationOptions());
  const draft = useDraft<Filters>(`import/${details.id}/filters`, details.filters);
  const filters = draft.value;

  useSaveStep(
    () => saveStep(() => mutation.mutateAsync({ org: slug, importId: details.id, filters })),
    draft.dirty,
  );

  return (
    <div className="grid max-w-3xl gap-7">
      <FilterForm importId={details.id} filters={filters} onChange={draft.set} />
      <MatchingCount
        importId={details.id}
        entity={details.entity}
        filters={filters}
        storeName={details.source?.name ?? ""}
      />
    </div>
  );
}

/** The filters of each entity have a name of their own by which they are told apart. */
function FilterForm({
  importId,
  filters,
  onChange,
}: {
  importId: string;
  filters: Filters;
  onChange(filters: Filters): void;
}) {
  if ("categoryIds" in filters) {
    return (
      <ProductFilters
        importId={importId}
        filters={filters}
        onChange={(part) => onChange({ ...filters, ...part })}
      />
    );
  }
  if ("groupIds" in filters) {
    return (
      <CustomerFilters
        importId={importId}
        filters={filters}
        onChange={(part) => onChange({ ...filters, ...part })}
      />
    );
  }
  return (
    <OrderFilters
      importId={importId}
      filters={filters}
      onChange={(part) => onChange({ ...filters, ...part })}
    />
  );
}
