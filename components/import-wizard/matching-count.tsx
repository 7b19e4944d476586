"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useEffect, useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { type RouterOutputs, useTRPC, useTRPCClient } from "@/components/api/trpc";
import { countOf, ENTITY_WORDS } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { formatCount, formatPercent } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import type { Entity } from "@/server/domain/entity";
import type { FiltersStep } from "@/server/services/imports/import.schema";
import { Aside, Footnote } from "./wizard-context";

type Count = RouterOutputs["import"]["countMatching"];

const QUIET_MS = 450;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** How many records of the real store these filters take, counted anew with each change. */
export function MatchingCount({
  importId,
  entity,
  filters,
  storeName,
}: {
  importId: string;
  entity: Entity;
  filters: FiltersStep;
  storeName: string;
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const settled = useSettled(filters);
  const count = useQuery({
    queryKey: [...trpc.import.countMatching.mutationKey(), slug, importId, settled],
    queryFn: ({ signal }) =>
      client.import.countMatching.mutate({ org: slug, importId, filters: settled }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const counting = count.isFetching || settled !== filters;
  return (
    <>
      <Aside>
        <Card
          aria-label={`${ENTITY_WORDS[entity].many} that match`}
          aria-live="polite"
          aria-busy={counting}
          className="p-4"
        >
          {count.error ? (
            <Alert
              state="attention"
              title="The store could not be asked"
              actions={
                <Button size="sm" onClick={() => void count.refetch()}>
                  <RotateCw aria-hidden />
                  Try again
                </Button>
              }
            >
              {sentenceOf(count.error)}
            </Alert>
          ) : count.data ? (
            <Figures entity={entity} count={count.data} counting={counting} storeName={storeName} />
          ) : (
            <CountingShape storeName={storeName} />
          )}
        </Card>
      </Aside>
      <Footnote>{count.data && !count.error ? sentence(entity, count.data, counting) : null}</Footnote>
    </>
  );
}

function sentence(entity: Entity, { matching, bounds, total }: Count, counting: boolean): string {
  const { few } = ENTITY_WORDS[entity];
  if (counting) return "Counting…";
  if (matching !== null) {
    return total === null || total === matching
      ? countOf(entity, matching)
      : `${formatCount(matching)} of ${countOf(entity, total)}`;
  }
  return bounds ? `${formatCount(bounds.least)} to ${formatCount(bounds.most)} ${few}` : "";
}

function Figures({
  entity,
  count,
  counting,
  storeName,
}: {
  entity: Entity;
  count: Count;
  counting: boolean;
  storeName: string;
}) {
  const { few, one } = ENTITY_WORDS[entity];
  const { matching, bounds, total } = count;
  const share = matching !== null && total ? matching / total : null;
  return (
    <div className={cn("grid gap-2 transition-colors", counting && "text-ink-muted")}>
      <p className="text-ink-muted text-xs">{counting ? `Asking ${storeName}…` : `In ${storeName} now`}</p>
      {matching !== null ? (
        <p className="font-semibold text-3xl tabular-nums tracking-tight">{formatCount(matching)}</p>
      ) : bounds ? (
        <p className="font-semibold text-2xl tabular-nums tracking-tight">
          {formatCount(bounds.least)} to {formatCount(Math.min(bounds.most, total ?? bounds.most))}
        </p>
      ) : (
        <p className="font-medium">Counted when it runs</p>
      )}
      <p className="text-ink-muted text-sm">
        {matching === 0
          ? `No ${one} matches. A run would bring nothing over.`
          : matching !== null
            ? total === null
              ? `${few} match`
              : share === 1
                ? `${few}: all that the store has`
                : `of ${countOf(entity, total)} (${formatPercent(matching / Math.max(total, 1))})`
            : bounds
              ? "products. A product in several of these categories is counted in each, so the store cannot say exactly."
              : entity === "products"
                ? "The store cannot count this choice of categories beforehand."
                : "The store cannot count this choice beforehand."}
      </p>
      {share !== null ? (
        <Progress value={share * 100} label={`Share of the store's ${few}`} className="mt-1" />
      ) : null}
    </div>
  );
}

function CountingShape({ storeName }: { storeName: string }) {
  return (
    <div className="grid gap-2">
      <p className="text-ink-muted text-xs">Asking {storeName}…</p>
      <Skeleton className="h-9 w-20" />
      <Skeleton className="h-4 w-36" />
      <Skeleton className="mt-1 h-1.5 w-full" />
    </div>
  );
}
