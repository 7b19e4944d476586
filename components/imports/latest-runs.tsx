"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { RunLine } from "@/components/runs/run-line";
import { WITHOUT_WEBHOOKS } from "@/components/runs/run-table";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { isRunEnded } from "@/server/domain/run";
import type { ImportDetails } from "./import-words";

const SHOWN = 8;
const POLL_MS = 3_000;

/** The import's latest runs, dry ones too. */
export function LatestRuns({ details }: { details: ImportDetails }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const runs = useQuery(
    trpc.run.list.queryOptions(
      {
        org: slug,
        importId: details.id,
        pageSize: SHOWN,
        sort: "createdAt",
        direction: "desc",
        filters: { trigger: WITHOUT_WEBHOOKS },
      },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.rows.some((run) => !isRunEnded(run.status)) ? POLL_MS : false,
      },
    ),
  );
  if (runs.error) {
    return <LoadError what="The runs" error={runs.error} onRetry={() => void runs.refetch()} />;
  }
  const total = runs.data?.total ?? 0;
  return (
    <Card>
      <CardHeader
        title="Latest runs"
        actions={
          <Button asChild size="sm">
            <Link href={`/${slug}/imports/${details.id}/runs`}>All runs</Link>
          </Button>
        }
      />
      {!runs.data ? (
        <div className="grid gap-3 border-t p-4">
          {[0, 1, 2].map((line) => (
            <Skeleton key={line} className="h-9 w-full" />
          ))}
        </div>
      ) : total === 0 ? (
        <EmptyState icon={ScrollText} title="No runs yet" className="border-t py-10">
          Each run of this import will be listed here, with what it wrote and what failed.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {runs.data.rows.map((run) => (
            <RunLine
              key={run.id}
              run={run}
              href={
                // The latest dry run is best looked at where it was started; older ones have a page like every run.
                run.id === details.lastDryRun?.id
                  ? `/${slug}/imports/${details.id}/edit/review`
                  : `/${slug}/runs/${run.id}`
              }
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
