import { countersOf } from "@/server/db/repositories/run-store/run-rows";
import type { RunWithNames } from "@/server/db/repositories/runs";
import { findUserNames } from "@/server/db/repositories/users";
import type { Entity } from "@/server/domain/entity";
import {
  endedRecords,
  isRunEnded,
  type RunCounters,
  type RunKind,
  type RunPhase,
  type RunReach,
  type RunStatus,
  type RunTrigger,
} from "@/server/domain/run";
import type { ServiceDeps } from "../deps";

export interface StoreOfRun {
  id: string;
  name: string;
  platform: string;
  platformName: string;
}

/** A run as lists show it. */
export interface RunSummary {
  id: string;
  importId: string;
  importName: string;
  client: { id: string; name: string };
  source: StoreOfRun;
  target: StoreOfRun;
  /** Name of the person who started it; null when `trigger` is none. */
  startedBy: string | null;
  trigger: RunTrigger;
  kind: RunKind;
  reach: RunReach;
  entity: Entity;
  status: RunStatus;
  phase: RunPhase;
  counters: RunCounters;
  expectedTotal: number | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

export type SummaryDeps = Pick<ServiceDeps, "db" | "platforms">;

/** Runs as lists show them, in the order given. */
export async function summariesOf(deps: SummaryDeps, rows: RunWithNames[]): Promise<RunSummary[]> {
  const names = await findUserNames(
    deps.db,
    rows.flatMap(({ startedBy }) => startedBy ?? []),
  );
  return rows.map((row) => summaryOf(deps, row, names));
}

const UNKNOWN_PERSON = "a former member";

function summaryOf(deps: SummaryDeps, row: RunWithNames, names: ReadonlyMap<string, string>): RunSummary {
  const store = (id: string, { name, platform }: { name: string; platform: string }): StoreOfRun => ({
    id,
    name,
    platform,
    platformName: deps.platforms.find(platform)?.descriptor.name ?? platform,
  });
  return {
    id: row.id,
    importId: row.importId,
    importName: row.import.name,
    client: { id: row.clientId, name: row.client.name },
    source: store(row.sourceId, row.source),
    target: store(row.targetId, row.target),
    startedBy: row.startedBy === null ? null : (names.get(row.startedBy) ?? UNKNOWN_PERSON),
    trigger: row.trigger,
    kind: row.kind,
    reach: row.reach,
    entity: row.entity,
    status: row.status,
    phase: row.phase,
    counters: countersOf(row),
    expectedTotal: row.expectedTotal,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  };
}

/** How fast it goes and how long it will take; null while too little is known for an honest number. */
export interface RunPace {
  /** Records a minute, over the run so far. */
  perMinute: number | null;
  secondsLeft: number | null;
}

const ENOUGH_SECONDS = 3;

export function paceOf(run: RunSummary, now: number): RunPace {
  const { counters } = run;
  const ended = endedRecords(counters);
  if (!run.startedAt || ended === 0) return { perMinute: null, secondsLeft: null };
  const seconds = ((run.endedAt?.getTime() ?? now) - run.startedAt.getTime()) / 1_000;
  if (seconds < ENOUGH_SECONDS && !isRunEnded(run.status)) return { perMinute: null, secondsLeft: null };
  const perSecond = ended / Math.max(seconds, 0.1);
  const left = run.expectedTotal === null ? null : Math.max(run.expectedTotal, counters.read) - ended;
  return {
    perMinute: Math.round(perSecond * 60),
    secondsLeft:
      left === null || isRunEnded(run.status) || run.phase !== "transfer"
        ? null
        : Math.round(left / perSecond),
  };
}
