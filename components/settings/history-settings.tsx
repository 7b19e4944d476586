"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { FactRow, Facts } from "@/components/runs/facts";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { RetentionForm } from "./retention-form";

export type Retention = RouterOutputs["organisation"]["retention"];

/** What is stored, how long it stays, and what never goes. */
export function HistorySettings() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(trpc.organisation.retention.queryOptions({ org }));
  if (!query.data) {
    return query.error ? (
      <LoadError what="The settings" error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton className="h-72 rounded-xl" />
    );
  }
  return (
    <>
      <RetentionForm retention={query.data} />
      <Card aria-label="Stored now">
        <CardHeader title="Stored now" className="pb-2" />
        <CardContent>
          <Facts>
            <FactRow label="Runs" value={query.data.stored.runs} />
            <FactRow label="Records" value={query.data.stored.records} />
          </Facts>
          <p className="mt-3 text-ink-muted text-sm">
            Whatever their age, the latest run of every import and the latest one that read everything stay,
            with their records: the next run builds on them. What is in your stores, and which record of one
            belongs to which of the other, is never touched.
          </p>
        </CardContent>
      </Card>
    </>
  );
}
