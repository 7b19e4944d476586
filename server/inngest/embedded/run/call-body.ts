import { canonicalJson, canonicalObject } from "../canonical-json";
import type { Tx } from "../store/database";
import type { RunRow } from "../store/rows";

/** Above this the SDK fetches the state itself, as bodies may be limited on the way (SDK specification 4.4.2). */
const maxBodyBytes = 4 * 1024 * 1024;

export interface MemoisedStep {
  id: string;
  result: string;
}

/** The steps that ended, in the order in which they did. */
export function memoisedSteps(db: Pick<Tx, "query">, runId: string): Promise<MemoisedStep[]> {
  return db.query<{ id: string; result: string }>(
    "select id, result from executor.steps where run_id = $1 and ended_at is not null order by position",
    [runId],
  );
}

export function stepsJson(steps: MemoisedStep[]): string {
  return canonicalObject(steps.map((step) => [step.id, step.result] as const));
}

export interface CallState {
  run: RunRow;
  steps: MemoisedStep[];
  /** Whether a step of the run is under way, so that no other may run at once without being planned. */
  isParallel: boolean;
  attempt: number;
  maxAttempts: number;
}

/**
 * The body of a call (SDK specification 4.4.1), canonical and so ready to be signed. `ctx.fn_id` is left out: with
 * it the SDK would turn to checkpointing, which needs an API of its own.
 */
export function callBody({ run, steps, isParallel, attempt, maxAttempts }: CallState): string {
  const size = steps.reduce((sum, step) => sum + step.result.length, run.events.length);
  const useApi = size > maxBodyBytes;
  const [event] = JSON.parse(run.events) as unknown[];
  const context = {
    run_id: run.id,
    attempt,
    max_attempts: maxAttempts,
    disable_immediate_execution: isParallel || run.always_plan,
    use_api: useApi,
    stack: { stack: steps.map((step) => step.id), current: steps.length },
  };
  return canonicalObject([
    ["ctx", canonicalJson(context)],
    ["event", canonicalJson(event)],
    ["events", useApi ? "[]" : run.events],
    ["steps", useApi ? "{}" : stepsJson(steps)],
    ["use_api", String(useApi)],
    ["version", String(run.request_version)],
  ]);
}
