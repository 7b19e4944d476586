"use client";

import { ArrowRight, ListTree, Play, RotateCcw, Square } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ENTITY_WORDS, RUN_KIND_WORDS } from "@/components/imports/import-words";
import { RunStatusBadge } from "@/components/imports/run-status";
import { StorePair } from "@/components/imports/store-pair";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/format-time";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { isRunEnded } from "@/server/domain/run";
import { CancelDialog } from "./cancel-dialog";
import type { RunDetails } from "./run-page";
import { REACH_WORDS, starterWord } from "./run-words";
import { useRunActs } from "./use-run-acts";

export function RunHeader({ run }: { run: RunDetails }) {
  const { slug } = useOrganisation();
  return (
    <PageHeader
      title={
        <Link
          href={`/${slug}/imports/${run.importId}`}
          className="focus-ring rounded decoration-line-strong underline-offset-4 hover:underline"
        >
          {run.importName}
        </Link>
      }
      badge={
        <>
          <RunStatusBadge status={run.status} />
          {run.kind === "dry_run" ? <Badge>Nothing is written</Badge> : null}
        </>
      }
      description={
        // Each part begins with a dot; those at the beginning of a line stand outside and are cut off.
        <span className="block overflow-hidden">
          <span className="-ml-4 flex flex-wrap items-center gap-y-1">
            <Part>
              {RUN_KIND_WORDS[run.kind]} of {ENTITY_WORDS[run.entity].few}
            </Part>
            {run.reach === "everything" ? null : <Part>{REACH_WORDS[run.reach]}</Part>}
            <Part>
              <StorePair source={run.source} target={run.target} />
            </Part>
            <Part>
              {run.startedAt ? "Started" : "Asked for"}{" "}
              <RelativeTime value={run.startedAt ?? run.createdAt} /> by <Starter run={run} />
            </Part>
            {run.elapsedMs === null ? null : (
              <Part>
                {isRunEnded(run.status) ? "took" : "for"} {formatDuration(run.elapsedMs)}
              </Part>
            )}
          </span>
        </span>
      }
      actions={<RunActions run={run} />}
    />
  );
}

function Starter({ run }: { run: RunDetails }) {
  const { slug } = useOrganisation();
  if (run.trigger === "webhook") return "a webhook";
  if (run.trigger === "person") return starterWord(run);
  return (
    <>
      <Link
        href={`/${slug}/imports/${run.importId}/schedule`}
        className="focus-ring rounded text-accent-text underline-offset-4 hover:underline"
      >
        the schedule
      </Link>
      {run.trigger === "catch_up" ? ", after downtime" : ""}
    </>
  );
}

function Part({ children }: { children: ReactNode }) {
  return (
    <span className="relative min-w-0 pl-4 tabular-nums before:absolute before:left-1.5 before:text-ink-faint before:content-['·']">
      {children}
    </span>
  );
}

function RunActions({ run }: { run: RunDetails }) {
  const { slug } = useOrganisation();
  const mayStart = useMay("run:start");
  const mayRetry = useMay("run:retry");
  const acts = useRunActs(run.id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button asChild>
        <Link href={`/${slug}/runs/${run.id}/records`}>
          <ListTree aria-hidden />
          Records
        </Link>
      </Button>
      {mayStart && run.kind === "dry_run" && isRunEnded(run.status) && !run.can.resume ? (
        <Button asChild variant="primary">
          <Link href={`/${slug}/imports/${run.importId}/edit/review`}>
            Review and run
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : null}
      {mayStart && run.can.resume ? (
        <Button variant="primary" pending={acts.resume.pending} onClick={acts.resume.ask}>
          {acts.resume.pending ? null : <Play aria-hidden />}
          Resume
        </Button>
      ) : null}
      {mayRetry && run.can.retryFailed ? (
        <Button
          variant={mayStart && run.can.resume ? "secondary" : "primary"}
          pending={acts.retry.pending}
          onClick={() => acts.retry.ask()}
        >
          {acts.retry.pending ? null : <RotateCcw aria-hidden />}
          Retry failed
        </Button>
      ) : null}
      {mayStart && !isRunEnded(run.status) ? (
        <Button pending={run.cancelRequested} onClick={() => setAsking(true)}>
          {run.cancelRequested ? null : <Square aria-hidden />}
          {run.cancelRequested ? "Stopping" : "Cancel run"}
        </Button>
      ) : null}
      <CancelDialog
        run={run}
        open={asking && run.can.cancel}
        onOpenChange={setAsking}
        pending={acts.cancel.pending}
        onConfirm={() => acts.cancel.ask(() => setAsking(false))}
      />
    </>
  );
}
