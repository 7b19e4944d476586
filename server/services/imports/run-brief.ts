import type { Run } from "@/server/db/generated/client";
import { countersOf } from "@/server/db/repositories/run-store/run-rows";
import type { RunCounters, RunKind, RunPhase, RunStatus } from "@/server/domain/run";

/** A run as its import's pages show it. */
export interface RunBrief {
  id: string;
  kind: RunKind;
  status: RunStatus;
  phase: RunPhase;
  counters: RunCounters;
  expectedTotal: number | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

export function briefOf(run: Run): RunBrief {
  const { id, kind, status, phase, expectedTotal, createdAt, startedAt, endedAt } = run;
  return { id, kind, status, phase, counters: countersOf(run), expectedTotal, createdAt, startedAt, endedAt };
}
