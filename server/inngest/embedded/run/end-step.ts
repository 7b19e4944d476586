import type { Core } from "../core";
import type { Tx } from "../store/database";
import type { RunRow } from "../store/rows";

/** A run whose row this transaction has locked: everything that changes a run goes through that lock. */
export interface LockedRun extends RunRow {
  storedDiscovery: RunRow["discovery"];
  /** Whether the call in hand was a look at the code, whose claim the next look can go on with. */
  isHeld: boolean;
  /** Whether the next look goes on with that claim. */
  goesOn: boolean;
}

export interface EndedStep {
  id: string;
  op: string;
  name: string;
  race?: boolean;
}

export function asLocked(row: RunRow): LockedRun {
  return { ...row, storedDiscovery: row.discovery, isHeld: false, goesOn: false };
}

export async function lockRun(tx: Tx, runId: string): Promise<LockedRun | undefined> {
  const [row] = await tx.query<RunRow>("select * from executor.runs where id = $1 for update", [runId]);
  return row && asLocked(row);
}

/**
 * Has the function's code looked at again, which finds what comes next. Never twice at the same time: two looks
 * that both find one step would both run it.
 */
export async function requestDiscovery(core: Core, tx: Tx, run: LockedRun): Promise<void> {
  const isFree = run.discovery === "none";
  run.discovery = isFree ? "queued" : "again";
  await saveDiscovery(tx, run);
  if (isFree && run.isHeld) run.goesOn = true;
  else if (isFree) await core.admission.request(tx, run, { stepId: null, attempt: 0 });
}

export async function saveDiscovery(tx: Tx, run: LockedRun): Promise<void> {
  if (run.discovery === run.storedDiscovery) return;
  await tx.query("update executor.runs set discovery = $2 where id = $1", [run.id, run.discovery]);
  run.storedDiscovery = run.discovery;
}

/**
 * Memoises a step's result (canonical JSON) and goes on with the run when nothing else of it is under way. Steps
 * that race with each other, and functions of SDKs without optimised parallelism, go on after each.
 */
export async function endStep(
  core: Core,
  tx: Tx,
  run: LockedRun,
  step: EndedStep,
  result: string,
): Promise<void> {
  const [ended] = await tx.query<{ race: boolean; pending: boolean }>(
    `with ended as (
       insert into executor.steps (run_id, id, op, name, race, position, result, ended_at)
       select id, $2, $3, $4, $5, steps_ended + 1, $6, now() from executor.runs where id = $1
       on conflict (run_id, id) do update
         set position = excluded.position, result = excluded.result, ended_at = now(), op = excluded.op
         where steps.ended_at is null
       returning race
     ), counted as (
       update executor.runs set steps_ended = steps_ended + 1, state_bytes = state_bytes + octet_length($6)
       where id = $1 and exists (select from ended)
     ), waited as (
       delete from executor.waits where run_id = $1 and step_id = $2
     )
     select race, exists (
       select from executor.steps where run_id = $1 and id <> $2 and ended_at is null
     ) as pending from ended`,
    [run.id, step.id, step.op, step.name, step.race ?? false, result],
  );
  // Ended before: a call that was made twice. The first result stands.
  if (!ended) return;
  run.steps_ended += 1;
  run.state_bytes += Buffer.byteLength(result);
  if (!ended.pending || ended.race || run.always_plan) await requestDiscovery(core, tx, run);
}
