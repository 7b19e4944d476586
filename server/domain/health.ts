import type { FailureKind } from "./notice";

/**
 * What a run looked at, as far as its word on an import's health goes. `whole`: everything. `changes`: what was modified,
 * with what had failed before. `stock`: stock and prices. `chosen`: named records, by webhooks or to retry them.
 */
export const RUN_LANES = ["whole", "changes", "stock", "chosen"] as const;
export type RunLane = (typeof RUN_LANES)[number];

/** A run that ended by itself and wrote; dry runs and cancelled ones say nothing. */
export interface HealthRun {
  id: string;
  lane: RunLane;
  endedAt: Date;
  /** It stopped before its end. */
  stopped: boolean;
  read: number;
  failed: number;
  /** How the two stores disagreed when it had ended; `missing`: by records that count as failed, and nothing else. */
  differs: "no" | "missing" | "more";
}

export interface HealthFailure {
  kind: FailureKind;
  /** The run that tells of it. */
  runId: string;
}

/** Whose word replaces that of an earlier run: what it stopped at is done now, and what failed was tried again. */
const REPLACED_BY: Record<RunLane, readonly RunLane[]> = {
  whole: ["whole"],
  // A run of changes leaves what moves no date at the source to the next whole one.
  changes: ["whole", "changes"],
  stock: ["whole", "stock"],
  chosen: ["whole", "changes", "chosen"],
};

function isAbove(threshold: number, failed: number, of: number): boolean {
  return failed > 0 && failed * 100 > threshold * of;
}

/**
 * Whether an import is failing, and by which run; null when it is not. `runs` holds the latest run of each lane that came
 * to its end, and the latest that stopped.
 * `left` counts records whose last attempt has failed, of as many as the last whole run read.
 */
export function judgeHealth(
  runs: readonly HealthRun[],
  left: { failed: number; of: number },
  threshold: number,
): HealthFailure | null {
  const latestFirst = [...runs].sort((one, other) => other.endedAt.getTime() - one.endedAt.getTime());
  for (const run of latestFirst) {
    const later = latestFirst.filter(({ endedAt, stopped }) => endedAt > run.endedAt && !stopped);
    const replaced = (lanes: readonly RunLane[]) => later.some(({ lane }) => lanes.includes(lane));
    if (replaced(REPLACED_BY[run.lane])) continue;
    // Changes alone are only read when that suffices, so a run of them shows that a whole one could do its work, too.
    const wide = run.lane === "whole" && replaced(["changes"]);
    if (run.stopped) {
      if (!wide) return { kind: "run_failed", runId: run.id };
      continue;
    }
    if (run.differs === "more" || (run.differs === "missing" && left.failed > 0 && !wide)) {
      return { kind: "stores_differ", runId: run.id };
    }
    // One chosen record of one is a hundred per cent, so these are measured by what is left of the whole.
    const own = run.lane !== "chosen" && !wide && left.failed > 0;
    if (own && isAbove(threshold, run.failed, run.read)) return { kind: "records_failed", runId: run.id };
  }
  const [latest] = latestFirst;
  if (latest && isAbove(threshold, left.failed, Math.max(left.of, latest.read))) {
    return { kind: "records_failed", runId: latest.id };
  }
  return null;
}
