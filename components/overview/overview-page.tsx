"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useChosenClient } from "@/components/shell/client-context";
import { useOrganisation } from "@/components/shell/organisation-context";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { isRunEnded } from "@/server/domain/run";
import { ActivityChart } from "./activity-chart";
import { AttentionList } from "./attention-list";
import { FirstSteps } from "./first-steps";
import { ImportLines } from "./import-lines";
import { SupportNews } from "./support-news";
import { Verdict } from "./verdict";

export type Overview = RouterOutputs["overview"]["get"];

const WHILE_RUNNING_MS = 4000;
const AT_REST_MS = 60_000;

function somethingRuns(overview: Overview | undefined): boolean {
  return overview?.imports.some(({ lastRun }) => lastRun && !isRunEnded(lastRun.status)) ?? false;
}

/** Is everything well? */
export function OverviewPage() {
  const { slug: org } = useOrganisation();
  const { clientId } = useChosenClient();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.overview.get.queryOptions(
      { org, clientId },
      { refetchInterval: ({ state }) => (somethingRuns(state.data) ? WHILE_RUNNING_MS : AT_REST_MS) },
    ),
  );
  const { data } = query;
  if (!data) {
    return (
      <>
        <PageHeader title="Overview" />
        {query.error ? (
          <LoadError what="The overview" error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="grid gap-6">
            <Skeleton className="h-40 rounded-xl" />
            <Skeleton className="h-72 rounded-xl" />
          </div>
        )}
      </>
    );
  }
  const started = data.imports.some(({ lastRun }) => lastRun !== null);
  return (
    <>
      <PageHeader title="Overview" description={<Verdict overview={data} />} />
      <SupportNews />
      {data.firstSteps ? <FirstSteps steps={data.firstSteps} /> : null}
      {data.attention.length > 0 ? <AttentionList items={data.attention} /> : null}
      {data.imports.length > 0 ? <ImportLines imports={data.imports} /> : null}
      {started ? <ActivityChart days={data.days} /> : null}
    </>
  );
}
