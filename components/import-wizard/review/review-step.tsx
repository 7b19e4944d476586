"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarClock, FlaskConical, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { countOf, ENTITY_WORDS, type ImportDetails } from "@/components/imports/import-words";
import { RunNowDialog } from "@/components/imports/run-now-dialog";
import { useImportActs } from "@/components/imports/use-import-acts";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { isRunEnded } from "@/server/domain/run";
import { FootAct, useWizardImport } from "../wizard-context";
import { DryRunProgress } from "./dry-run-progress";
import { DryRunResult } from "./dry-run-result";
import { StoresCompared } from "./stores-compared";

const POLL_MS = 1_000;

/** The dry run: what would happen to each record, and from here the run itself. */
export function ReviewStep() {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const client = useQueryClient();
  const acts = useImportActs(details);
  const mayRun = useMay("run:start");
  const mayTry = useMay("run:retry");
  const [asking, setAsking] = useState(false);
  const dryRunId = details.lastDryRun?.id ?? null;
  const run = useQuery(
    trpc.run.get.queryOptions(
      { org: slug, runId: dryRunId ?? "" },
      {
        enabled: dryRunId !== null,
        refetchInterval: ({ state }) => (state.data && !isRunEnded(state.data.status) ? POLL_MS : false),
      },
    ),
  );
  const status = run.data?.status;
  const ended = status !== undefined && isRunEnded(status);
  // Its end is told to the steps, the summary and the lists; the counts of its issues come with it.
  useEffect(() => {
    if (!ended) return;
    void client.invalidateQueries(trpc.import.pathFilter());
    void client.invalidateQueries(trpc.run.issues.pathFilter());
    void client.invalidateQueries(trpc.run.records.pathFilter());
  }, [ended, client, trpc]);

  const writing = details.active && details.active.kind !== "dry_run" ? details.active : null;
  const startable = mayTry && details.status === "ready" && !details.active && acts.starting === null;
  return (
    <div className="grid gap-6">
      {writing ? <RunUnderWay runId={writing.id} /> : null}
      {details.status === "ready" ? null : <NotReady details={details} />}
      <StoresCompared details={details} />
      {dryRunId === null ? (
        <FirstDryRun
          one={ENTITY_WORDS[details.entity].one}
          startable={startable}
          pending={acts.starting === "dry_run"}
          onStart={acts.dryRun}
        />
      ) : run.error ? (
        <LoadError what="The dry run" error={run.error} onRetry={() => void run.refetch()} />
      ) : !run.data ? (
        <Skeleton className="h-40 w-full" />
      ) : ended ? (
        <DryRunResult
          run={run.data}
          stale={details.lastDryRun?.stale ?? []}
          startable={startable}
          pending={acts.starting === "dry_run"}
          onAgain={acts.dryRun}
        />
      ) : (
        <DryRunProgress run={run.data} />
      )}
      {mayRun ? (
        <FootAct>
          {dryRunId !== null && ended ? (
            <Button disabled={!startable} pending={acts.starting === "dry_run"} onClick={acts.dryRun}>
              <FlaskConical className="max-sm:hidden" aria-hidden />
              <span className="max-sm:sr-only">Dry run again</span>
              <span className="sm:hidden" aria-hidden>
                Again
              </span>
            </Button>
          ) : null}
          {details.status === "ready" ? (
            <Button asChild>
              <Link href={`/${slug}/imports/${details.id}/schedule`}>
                <CalendarClock aria-hidden />
                <span className="max-sm:sr-only">Schedule</span>
              </Link>
            </Button>
          ) : null}
          <Button variant="primary" disabled={!startable} onClick={() => setAsking(true)}>
            <Play aria-hidden />
            Run now
          </Button>
        </FootAct>
      ) : null}
      <RunNowDialog
        entity={details.entity}
        again={details.lastRun !== null}
        sourceName={details.source?.name ?? ""}
        targetName={details.target?.name ?? ""}
        open={asking}
        onOpenChange={setAsking}
        pending={acts.starting !== null && acts.starting !== "dry_run"}
        note={noteOf(details)}
        onConfirm={acts.run}
      />
    </div>
  );
}

/** What the dry run said that matters before the shop is written to. */
function noteOf({ entity, lastDryRun }: ImportDetails): string | undefined {
  if (!lastDryRun) return "No dry run was made yet.";
  if (lastDryRun.stale.length > 0) return "The dry run is out of date: the definition was changed since.";
  const { failed } = lastDryRun.counters;
  if (failed === 0) return undefined;
  return `By the dry run ${countOf(entity, failed)} would fail. ${failed === 1 ? "It is" : "They are"} left out until mended.`;
}

function RunUnderWay({ runId }: { runId: string }) {
  const { slug } = useOrganisation();
  return (
    <Alert
      state="running"
      title="A run of this import is under way"
      actions={
        <Button asChild size="sm">
          <Link href={`/${slug}/runs/${runId}`}>Watch the run</Link>
        </Button>
      }
    >
      Another one, or a dry run, can be started when it has ended.
    </Alert>
  );
}

function NotReady({ details }: { details: ImportDetails }) {
  const { slug } = useOrganisation();
  const { errors } = details.mapping;
  return (
    <Alert
      state="attention"
      title="This import cannot run yet"
      actions={
        <Button asChild size="sm">
          <Link href={`/${slug}/imports/${details.id}/edit/${details.openStep}`}>Go there</Link>
        </Button>
      }
    >
      {errors > 0
        ? `${formatCounted(errors, "rule", "rules")} of the mapping ${errors === 1 ? "needs" : "need"} a look.`
        : "One of its steps is still open."}
    </Alert>
  );
}

function FirstDryRun({
  one,
  startable,
  pending,
  onStart,
}: {
  one: string;
  startable: boolean;
  pending: boolean;
  onStart(): void;
}) {
  return (
    <EmptyState
      icon={FlaskConical}
      title="See what would happen, before it does"
      className="rounded-xl border bg-surface shadow-card"
      actions={
        <Button variant="primary" disabled={!startable} pending={pending} onClick={onStart}>
          Start the dry run
        </Button>
      }
    >
      The dry run reads every {one}, maps it, and compares it with the shop. It says for each one what would
      be created, what would change field by field, and what is wrong. Nothing is written.
    </EmptyState>
  );
}
