"use client";

import { Hourglass } from "lucide-react";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { Card } from "@/components/ui/card";
import { formatDuration } from "@/components/ui/format-time";
import { formatCount } from "@/components/ui/number";
import { isRunEnded } from "@/server/domain/run";
import { PhaseStepper } from "./phase-stepper";
import type { RunDetails } from "./run-page";
import { useCountdown } from "./use-countdown";

/** Where the run is, how fast it goes, and what it waits for. */
export function RunProgress({ run }: { run: RunDetails }) {
  return (
    <Card aria-label="Progress">
      <PhaseStepper run={run} />
      {isRunEnded(run.status) ? null : <LiveLine run={run} />}
    </Card>
  );
}

function LiveLine({ run }: { run: RunDetails }) {
  const { perMinute, secondsLeft } = run.pace;
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t px-4 py-2 text-sm">
      <span className="text-ink-muted">
        <Activity run={run} />
      </span>
      <span className="flex flex-wrap gap-x-5 tabular-nums">
        {perMinute === null ? null : (
          <span>
            <span className="font-medium">{formatCount(perMinute)}</span>{" "}
            <span className="text-ink-muted">records a minute</span>
          </span>
        )}
        {secondsLeft === null ? null : (
          <span>
            <span className="text-ink-muted">about</span>{" "}
            <span className="font-medium">{formatDuration(secondsLeft * 1_000)}</span>{" "}
            <span className="text-ink-muted">left</span>
          </span>
        )}
      </span>
    </div>
  );
}

const ACTIVITIES: Partial<Record<RunDetails["phase"], string>> = {
  plan: "Looking at both stores",
  taxonomy: "Bringing categories and brands",
  media: "Bringing images",
  deletions: "Looking for what is gone at the source",
  reconcile: "Comparing both sides",
  finish: "Closing the books",
};

function Activity({ run }: { run: RunDetails }) {
  const seconds = useCountdown(run.waiting?.remainingMs ?? null);
  if (run.cancelRequested) return "Stopping after the batch that is under way";
  if (run.waiting) {
    return (
      <span className="inline-flex items-center gap-1.5 text-attention">
        <Hourglass className="size-4 shrink-0" aria-hidden />
        <span className="tabular-nums">
          Waiting {seconds === null ? "" : `${formatDuration(seconds * 1_000)} `}for {run.waiting.label}
        </span>
      </span>
    );
  }
  if (run.status === "queued") return "Waiting for its turn";
  const { few } = ENTITY_WORDS[run.entity];
  if (run.phase === "transfer") return run.kind === "dry_run" ? `Comparing ${few}` : `Bringing ${few}`;
  if (run.entity !== "products" && (run.phase === "taxonomy" || run.phase === "media")) return "Working";
  return ACTIVITIES[run.phase] ?? "Working";
}
