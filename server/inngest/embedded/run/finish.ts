import { canonicalJson, canonicalObject } from "../canonical-json";
import type { Core } from "../core";
import type { Tx } from "../store/database";
import { type ErrorBody, type EventBody, isLive, triggerOf } from "../store/rows";
import { endStep, type LockedRun, lockRun } from "./end-step";

export type Outcome =
  | { status: "Completed"; output: string }
  | { status: "Failed" | "Cancelled"; error: ErrorBody };

const cancelled: ErrorBody = { name: "CancelledError", message: "The run was cancelled." };
/** Runs that these events start do not send them in turn. */
const lifecycleEvents = new Set([
  "inngest/function.finished",
  "inngest/function.failed",
  "inngest/function.cancelled",
]);

/** Ends a run whose row is locked: its result, who waits for it, and the events that tell of it. */
export async function finishRun(core: Core, tx: Tx, run: LockedRun, outcome: Outcome): Promise<void> {
  const output = "output" in outcome ? outcome.output : canonicalJson(outcome.error);
  await tx.query(
    `with finished as (
       update executor.runs set status = $2, output = $3, ended_at = now(), discovery = 'none' where id = $1
     ), waits as (delete from executor.waits where run_id = $1)
     delete from executor.cancellations where run_id = $1`,
    [run.id, outcome.status, output],
  );
  await core.admission.withdraw(tx, run.id);
  Object.assign(run, { status: outcome.status, discovery: "none", storedDiscovery: "none", goesOn: false });
  await resumeParent(core, tx, run, canonicalObject([["output" in outcome ? "data" : "error", output]]));
  await announce(core, tx, run, outcome, output);
}

async function resumeParent(core: Core, tx: Tx, run: LockedRun, result: string): Promise<void> {
  if (!run.parent_run_id || !run.parent_step_id) return;
  const parent = await lockRun(tx, run.parent_run_id);
  if (!parent || !isLive(parent)) return;
  const step = { id: run.parent_step_id, op: "InvokeFunction", name: run.function_id };
  await endStep(core, tx, parent, step, result);
}

async function announce(core: Core, tx: Tx, run: LockedRun, outcome: Outcome, output: string): Promise<void> {
  const event = triggerOf(run);
  if (lifecycleEvents.has(event.name)) return;
  const ts = Date.now();
  const data = {
    _inngest: { status: outcome.status },
    function_id: run.function_id,
    run_id: run.id,
    event,
    events: JSON.parse(run.events) as EventBody[],
    ...("error" in outcome ? { error: outcome.error } : { result: JSON.parse(output) as unknown }),
  };
  const events = [{ id: `${run.id}-finished`, name: "inngest/function.finished", data, ts }];
  if (outcome.status === "Failed") events.push({ id: run.id, name: "inngest/function.failed", data, ts });
  if (outcome.status === "Cancelled")
    events.push({ id: run.id, name: "inngest/function.cancelled", data, ts });
  await core.emit(tx, events);
}

/** Cancels a run that has not ended. A call in flight ends by itself and its answer is dropped. */
export async function cancelRun(core: Core, tx: Tx, runId: string, why: string): Promise<boolean> {
  const run = await lockRun(tx, runId);
  if (!run || !isLive(run)) return false;
  core.logger.info({ runId, functionId: run.function_id }, `Run cancelled: ${why}`);
  await finishRun(core, tx, run, { status: "Cancelled", error: cancelled });
  return true;
}
