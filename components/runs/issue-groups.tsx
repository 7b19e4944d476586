"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, CircleCheck, Download, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-badge";
import { isRunEnded } from "@/server/domain/run";
import { exportUrl } from "./export-url";
import type { RunDetails } from "./run-page";
import { useRunActs } from "./use-run-acts";

type IssueGroup = RouterOutputs["run"]["issues"][number];

/** What is wrong, by cause: how many records it concerns, why, and what to do. */
export function IssueGroups({ run, pollMs }: { run: RunDetails; pollMs: number | false }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayRetryAny = useMay("run:retry");
  const mayExport = useMay("data:export");
  const query = useQuery(trpc.run.issues.queryOptions({ org, runId: run.id }, { refetchInterval: pollMs }));
  if (query.error && !query.data) {
    return <LoadError what="The issues" error={query.error} onRetry={() => void query.refetch()} />;
  }
  const groups = query.data;
  const mayRetry = mayRetryAny && isRunEnded(run.status) && run.kind !== "dry_run";
  return (
    <Card aria-label="Issues">
      <CardHeader
        title="Issues by cause"
        description={
          run.retriedNext > 0
            ? `The next run tries ${formatCounted(run.retriedNext, "failed record")} again, with the mapping as it then stands.`
            : undefined
        }
        actions={
          mayExport && groups && groups.length > 0 ? (
            <Button asChild size="sm">
              <a href={exportUrl(`/api/exports/runs/${run.id}/issues`, { org })} download>
                <Download aria-hidden />
                Export
              </a>
            </Button>
          ) : null
        }
      />
      {groups === undefined ? (
        <CardContent className="grid gap-2">
          <Skeleton className="h-5 w-56" />
          <Skeleton className="h-5 w-96 max-w-full" />
        </CardContent>
      ) : groups.length === 0 ? (
        <CardContent className="flex items-center gap-2 text-ink-muted text-sm">
          {isRunEnded(run.status) ? <CircleCheck className="size-4 shrink-0 text-good" aria-hidden /> : null}
          {isRunEnded(run.status) ? "No record has an issue." : "No issues so far."}
        </CardContent>
      ) : (
        <ul className="divide-y border-t">
          {groups.map((group) => (
            <Group
              key={`${group.severity}${group.code}`}
              group={group}
              href={`/${org}/runs/${run.id}/records?issue=${group.code}`}
              retry={
                mayRetry && !NOT_BY_RETRY.includes(group.code) ? <RetryCause run={run} group={group} /> : null
              }
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Categories and brands come with the next run; held deletions have a button of their own. */
const NOT_BY_RETRY: readonly IssueGroup["code"][] = ["category_failed", "brand_failed", "deletion_held"];

/** All records of one cause at once, with the mapping as it now stands. */
function RetryCause({ run, group }: { run: RunDetails; group: IssueGroup }) {
  const { retry } = useRunActs(run.id);
  return (
    <Button size="sm" pending={retry.pending} onClick={() => retry.ask({ issue: group.code })}>
      {retry.pending ? null : <RotateCcw aria-hidden />}
      Retry<span className="sr-only">{` all with: ${group.title}`}</span>
    </Button>
  );
}

function Group({ group, href, retry }: { group: IssueGroup; href: string; retry: ReactNode }) {
  const several = group.records > 1;
  return (
    <li className="flex gap-3 p-4">
      <StateIcon state={group.severity === "error" ? "broken" : "attention"} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h3 className="font-medium text-sm">
            <span className="sr-only">{group.severity === "error" ? "Error: " : "Warning: "}</span>
            {group.title}
          </h3>
          <Link
            href={href}
            className="focus-ring inline-flex items-center gap-0.5 whitespace-nowrap rounded text-accent-text text-sm tabular-nums hover:underline"
          >
            {formatCounted(group.records, "record")}
            <span className="sr-only"> with: {group.title}</span>
            <ChevronRight className="size-3.5" aria-hidden />
          </Link>
        </div>
        <p className="mt-0.5 text-ink-muted text-sm [overflow-wrap:anywhere]">
          {several ? "For example: " : ""}
          {group.cause}
        </p>
        <p className="mt-1 text-sm [overflow-wrap:anywhere]">{group.remedy}</p>
        {retry ? <div className="mt-2">{retry}</div> : null}
      </div>
    </li>
  );
}
