"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { useTRPC } from "@/components/api/trpc";
import { AVAILABILITY_WORDS, TYPE_WORDS, VISIBILITY_WORDS } from "@/components/imports/settings-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import type { ProductFilters } from "@/server/domain/import-settings";
import type { FiltersStep as Filters } from "@/server/services/imports/import.schema";
import { CategoryFilter } from "./category-filter";
import { Choice } from "./choice";
import { MatchingCount } from "./matching-count";
import { ModifiedSince } from "./modified-since";
import { useDraft } from "./use-draft";
import { useSave } from "./use-save";
import { useSaveStep, useWizardImport } from "./wizard-context";

const AVAILABILITIES = ["available", "disabled", "preorder"] as const;

export function FiltersStep() {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const saveStep = useSave();
  const mutation = useMutation(trpc.import.saveFilters.mutationOptions());
  const saved = useMemo(() => withoutSourceIds(details.filters), [details.filters]);
  const draft = useDraft<Filters>(`import/${details.id}/filters`, saved);
  const filters = draft.value;
  const change = (part: Partial<Filters>) => draft.set((before) => ({ ...before, ...part }));

  useSaveStep(
    () => saveStep(() => mutation.mutateAsync({ org: slug, importId: details.id, filters })),
    draft.dirty,
  );

  return (
    <div className="grid max-w-3xl gap-7">
      <Choice
        question="Visibility"
        value={filters.visibility}
        onChange={(visibility) => change({ visibility })}
        answers={VISIBILITY_WORDS}
        columns={3}
      />
      <Choice
        question="Kind"
        value={filters.type}
        onChange={(type) => change({ type })}
        answers={TYPE_WORDS}
        columns={3}
      />
      <AvailabilityFilter
        value={filters.availability}
        onChange={(availability) => change({ availability })}
      />
      <CategoryFilter
        importId={details.id}
        value={filters.categoryIds}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <ModifiedSince value={filters.modifiedSince} onChange={(modifiedSince) => change({ modifiedSince })} />
      <MatchingCount importId={details.id} filters={filters} storeName={details.source?.name ?? ""} />
    </div>
  );
}

function withoutSourceIds({ sourceIds: _forRetries, ...filters }: ProductFilters): Filters {
  return filters;
}

function AvailabilityFilter({
  value,
  onChange,
}: {
  value: Filters["availability"];
  onChange(value: Filters["availability"]): void;
}) {
  const id = useId();
  return (
    <fieldset className="@container grid gap-2">
      <legend className="mb-2">
        <span className="block font-medium text-sm">Availability</span>
        <span className="block text-ink-muted text-xs">
          Any of those that you tick. None ticked means all.
        </span>
      </legend>
      <Card className="grid @lg:grid-cols-3 @lg:divide-x @max-lg:divide-y">
        {AVAILABILITIES.map((one) => (
          <label
            key={one}
            htmlFor={`${id}-${one}`}
            className="flex cursor-pointer items-start gap-3 p-3.5 hover:bg-hover/50"
          >
            <Checkbox
              id={`${id}-${one}`}
              className="mt-0.5"
              checked={value.includes(one)}
              onCheckedChange={(checked) =>
                onChange(
                  AVAILABILITIES.filter((other) =>
                    other === one ? checked === true : value.includes(other),
                  ),
                )
              }
            />
            <span>
              <span className="block font-medium text-sm">{AVAILABILITY_WORDS[one].title}</span>
              <span className="block text-ink-muted text-xs">{AVAILABILITY_WORDS[one].about}</span>
            </span>
          </label>
        ))}
      </Card>
    </fieldset>
  );
}
