import type { DeletionReport } from "@/server/domain/deletion-report";
import type { Entity } from "@/server/domain/entity";
import type { DeletionOptions } from "@/server/domain/import-settings";
import {
  endedRecords,
  isRunEnded,
  RUN_PHASES,
  type RunCounters,
  type RunKind,
  type RunPhase,
  type RunStatus,
} from "@/server/domain/run";

/** `stopped`: the run ended here, before its natural end. */
export type StepState = "done" | "current" | "waiting" | "stopped";

export interface PhaseStep {
  phase: RunPhase;
  state: StepState;
  /** How much of it is done, where it can be counted. */
  count: { done: number; of: number } | null;
}

interface RunProgress {
  kind: RunKind;
  entity: Entity;
  status: RunStatus;
  phase: RunPhase;
  counters: RunCounters;
  expectedTotal: number | null;
  media: { pending: number; ended: number };
  deletionPolicy: DeletionOptions["policy"];
  deletions: DeletionReport | null;
}

const STEPS = RUN_PHASES.filter((phase) => phase !== "ended");

function hasStep(run: RunProgress, phase: RunPhase): boolean {
  const { kind, entity } = run;
  // Only products are put into categories and have pictures.
  if (phase === "taxonomy") return entity === "products";
  // A dry run writes nothing, so it has no pictures to bring and nothing to reconcile.
  if (phase === "media") return entity === "products" && kind !== "dry_run";
  if (phase === "deletions") {
    if (run.deletions !== null || run.phase === "deletions") return true;
    // One that has come to its end without a report has not looked for any.
    return run.deletionPolicy !== "keep" && kind !== "dry_run" && run.phase !== "ended";
  }
  return phase !== "reconcile" || kind !== "dry_run";
}

function countOf(run: RunProgress, phase: RunPhase, state: StepState): PhaseStep["count"] {
  if (phase === "transfer") {
    // Once all is read, what was expected no longer matters: filters that the source cannot count let fewer through.
    const of = state === "done" ? run.counters.read : Math.max(run.expectedTotal ?? 0, run.counters.read);
    return of > 0 ? { done: Math.min(endedRecords(run.counters), of), of } : null;
  }
  if (phase === "deletions") {
    const { retired = 0, gone = 0 } = run.deletions ?? {};
    return gone > 0 ? { done: retired, of: gone } : null;
  }
  if (phase === "media") {
    // Once it is done, nothing is waited for: a product that failed itself never came to its pictures.
    const of = run.media.ended + (state === "done" ? 0 : run.media.pending);
    return of > 0 ? { done: run.media.ended, of } : null;
  }
  return null;
}

/** The steps of a run as its page draws them. */
export function phaseSteps(run: RunProgress): PhaseStep[] {
  const at = RUN_PHASES.indexOf(run.phase);
  const cutShort = run.status === "failed" || run.status === "cancelled";
  const endedWell = isRunEnded(run.status) && !cutShort;
  return STEPS.filter((phase) => hasStep(run, phase)).map((phase) => {
    const index = RUN_PHASES.indexOf(phase);
    const state = ((): StepState => {
      if (endedWell || index < at) return "done";
      if (index > at) return "waiting";
      if (cutShort) return "stopped";
      return run.status === "queued" ? "waiting" : "current";
    })();
    return { phase, state, count: state === "waiting" ? null : countOf(run, phase, state) };
  });
}
