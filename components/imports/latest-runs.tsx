"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import Link from "next/link";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { WITHOUT_WEBHOOKS } from "@/components/runs/run-table";
import { TRIGGER_WORDS } from "@/components/runs/run-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/format-time";
import { formatCount } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { isRunEnded } from "@/server/domain/run";
import { type ImportDetails, RUN_KIND_WORDS } from "./import-words";
import { RunStatusText } from "./run-status";

type RunRow = RouterOutputs["run"]["list"]["rows"][number];

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
              org={slug}
              importId={details.id}
              latestDry={details.lastDryRun?.id}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function RunLine({
  run,
  org,
  importId,
  latestDry,
}: {
  run: RunRow;
  org: string;
  importId: string;
  latestDry: string | undefined;
}) {
  const { counters } = run;
  // The latest dry run is best looked at where it was started; older ones have a page like every run.
  const href = run.id === latestDry ? `/${org}/imports/${importId}/edit/review` : `/${org}/runs/${run.id}`;
  const took = run.startedAt && run.endedAt ? run.endedAt.getTime() - run.startedAt.getTime() : null;
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover/60">
      <div className="min-w-44 flex-1">
        <RunStatusText status={run.status} />
        <p className="pl-5.5 text-ink-muted text-xs">
          <Link href={href} className="focus-ring rounded after:absolute after:inset-0 hover:text-ink">
            {RUN_KIND_WORDS[run.kind]}
          </Link>
          {run.trigger === "person" ? "" : `, ${TRIGGER_WORDS[run.trigger].toLowerCase()}`},{" "}
          <RelativeTime value={run.createdAt} className="relative z-10" />
          {took === null ? "" : `, took ${formatDuration(took)}`}
        </p>
      </div>
      <p className="text-ink-muted text-xs tabular-nums max-sm:pl-5.5">
        {outcomesInWords(run)}
        {counters.failed > 0 ? (
          <span className="text-broken">
            , {formatCount(counters.failed)} {run.kind === "dry_run" ? "would fail" : "failed"}
          </span>
        ) : null}
      </p>
    </li>
  );
}

function outcomesInWords({ kind, counters }: RunRow): string {
  const dry = kind === "dry_run";
  const parts = [
    { count: counters.created, word: dry ? "to create" : "created" },
    { count: counters.updated, word: dry ? "to update" : "updated" },
    { count: counters.unchanged, word: "unchanged" },
    { count: counters.skipped, word: dry ? "to skip" : "skipped" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return `${formatCount(counters.read)} read`;
  return parts.map(({ count, word }) => `${formatCount(count)} ${word}`).join(", ");
}
