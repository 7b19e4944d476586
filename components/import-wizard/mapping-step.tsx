"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { toast } from "sonner";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { MappingStudio } from "@/components/mapping-studio/mapping-studio";
import { useOrganisation } from "@/components/shell/organisation-context";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { changedRuleIds } from "@/server/mapping/changed";
import type { MappingRule } from "@/server/mapping/rule";
import { validateMapping } from "@/server/mapping/validate";
import { useDraft } from "./use-draft";
import { useSave } from "./use-save";
import { Footnote, useSaveStep, useWizardImport } from "./wizard-context";

export function MappingStep() {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const mapping = useQuery(trpc.import.mapping.queryOptions({ org: slug, importId: details.id }));
  if (mapping.error) {
    return <LoadError what="The mapping" error={mapping.error} onRetry={() => void mapping.refetch()} />;
  }
  if (!mapping.data) {
    return (
      <div className="grid gap-3">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    );
  }
  return <LoadedMapping importId={details.id} mapping={mapping.data} />;
}

function LoadedMapping({
  importId,
  mapping,
}: {
  importId: string;
  mapping: RouterOutputs["import"]["mapping"];
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const saveStep = useSave();
  const mutation = useMutation(trpc.import.saveMapping.mutationOptions());
  const saved = useMemo(() => ({ rules: mapping.rules }), [mapping.rules]);
  const draft = useDraft(`import/${importId}/mapping`, saved);
  const { rules } = draft.value;
  const { set } = draft;
  const change = useCallback(
    (next: (before: MappingRule[]) => MappingRule[]) => set((before) => ({ rules: next(before.rules) })),
    [set],
  );
  const unsaved = useMemo(() => changedRuleIds(rules, mapping.rules).size, [rules, mapping.rules]);
  const faults = useMemo(
    () => validateMapping(mapping.entity, rules, mapping.targetFields).length,
    [mapping.entity, rules, mapping.targetFields],
  );

  useSaveStep(async () => {
    const ok = await saveStep(() =>
      mutation.mutateAsync({ org: slug, importId, rules, basedOn: mapping.version }),
    );
    if (ok && faults > 0) {
      toast.warning(`Saved. ${formatCounted(faults, "rule needs", "rules need")} a look before it can run.`);
    }
    return ok;
  }, draft.dirty);

  const words = [
    unsaved > 0 ? formatCounted(unsaved, "unsaved change") : null,
    faults > 0 ? `${formatCounted(faults, "rule needs", "rules need")} a look` : null,
  ].filter(Boolean);
  return (
    <>
      <MappingStudio
        importId={importId}
        mapping={mapping}
        rules={rules}
        dirty={draft.dirty}
        onChange={change}
        onDiscard={draft.reset}
      />
      <Footnote>{words.join(", ")}</Footnote>
    </>
  );
}
