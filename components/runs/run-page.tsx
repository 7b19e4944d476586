"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { LoadError } from "@/components/api/load-error";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { RUN_STATUS_WORDS } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { isRunEnded } from "@/server/domain/run";
import { DeletionFacts } from "./deletion-facts";
import { HeldDeletions } from "./held-deletions";
import { IssueGroups } from "./issue-groups";
import { LimitsPanel } from "./limits-panel";
import { OutcomeNumbers } from "./outcome-numbers";
import { RecordsRemoved } from "./records-removed";
import { RunFacts } from "./run-facts";
import { RunFailure } from "./run-failure";
import { RunHeader } from "./run-header";
import { RunLog } from "./run-log";
import { RunNotes } from "./run-notes";
import { RunProgress } from "./run-progress";
import { RunReconciliation } from "./run-reconciliation";
import { phaseWord } from "./run-words";

export type RunDetails = RouterOutputs["run"]["get"];

const POLL_MS = 1_000;
/** What is heavier to ask for, or read more slowly than it changes. */
const SLOW_POLL_MS = 4_000;

export function RunPage({ runId }: { runId: string }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.run.get.queryOptions(
      { org, runId },
      {
        refetchInterval: ({ state }) => (state.data && isRunEnded(state.data.status) ? false : POLL_MS),
      },
    ),
  );
  useFinalRefresh(query.data);
  if (!query.data) {
    return <LoadError what="The run" error={query.error} onRetry={() => void query.refetch()} />;
  }
  const run = query.data;
  const ended = isRunEnded(run.status);
  const pollMs = ended ? (false as const) : SLOW_POLL_MS;
  return (
    <>
      <RunHeader run={run} />
      <p role="status" className="sr-only">
        {RUN_STATUS_WORDS[run.status].word}
        {run.status === "running" ? `: ${phaseWord(run.phase, run)}` : ""}
      </p>
      {run.kindReason ? (
        <p className="text-ink-muted text-sm">
          Everything is read, though only changes were asked for. {run.kindReason}
        </p>
      ) : null}
      <RunNotes run={run} />
      {run.failure ? <RunFailure run={{ ...run, failure: run.failure }} /> : null}
      <RunProgress run={run} />
      <OutcomeNumbers run={run} />
      {run.deletions?.held ? (
        <HeldDeletions run={run} report={run.deletions} held={run.deletions.held} />
      ) : null}
      {run.recordsRemoved ? <RecordsRemoved {...run.recordsRemoved} /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="grid gap-6">
          {run.recordsRemoved ? null : <IssueGroups run={run} pollMs={pollMs} />}
          {ended ? <LimitsPanel run={run} /> : null}
          <RunLog runId={runId} pollMs={pollMs} />
        </div>
        <div className="grid gap-6">
          {run.deletions && !run.deletions.held ? <DeletionFacts run={run} report={run.deletions} /> : null}
          {run.reconciliation ? <RunReconciliation run={run} report={run.reconciliation} /> : null}
          <RunFacts run={run} />
        </div>
      </div>
    </>
  );
}

/** When a run ends under one's eyes, all that is shown of it is asked for once more; then it is quiet. */
function useFinalRefresh(run: RunDetails | undefined) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const wasRunning = useRef(false);
  const ended = run ? isRunEnded(run.status) : false;
  useEffect(() => {
    if (!run) return;
    if (ended && wasRunning.current) {
      void client.invalidateQueries(trpc.run.pathFilter());
      void client.invalidateQueries(trpc.import.pathFilter());
    }
    wasRunning.current = !ended;
  }, [run, ended, client, trpc]);
}
