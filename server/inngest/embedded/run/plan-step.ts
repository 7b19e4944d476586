import { canonicalJson, canonicalObject } from "../canonical-json";
import type { Core } from "../core";
import type { Tx } from "../store/database";
import type { ErrorBody, EventBody } from "../store/rows";
import { delayOf } from "../time-string";
import { endStep, type LockedRun } from "./end-step";
import { invokeOptions, isRace, labelOf, type Operation, waitOptions } from "./operation";
import { startRun } from "./start";

/** Notes that a step is under way; false when it was known before. */
async function begin(tx: Tx, run: LockedRun, op: Operation): Promise<boolean> {
  const rows = await tx.query(
    `insert into executor.steps (run_id, id, op, name, race) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning id`,
    [run.id, op.id, op.op, labelOf(op), isRace(op)],
  );
  return rows.length > 0;
}

async function wakeAfter(core: Core, tx: Tx, run: LockedRun, op: Operation, time: string): Promise<void> {
  const timer = { kind: "wake" as const, runId: run.id, stepId: op.id };
  await core.queue.addTimer(tx, timer, delayOf(time, new Date()));
}

export async function planRun(core: Core, tx: Tx, run: LockedRun, op: Operation): Promise<void> {
  if (await begin(tx, run, op)) await core.admission.request(tx, run, { stepId: op.id, attempt: 0 });
}

export async function planSleep(core: Core, tx: Tx, run: LockedRun, op: Operation): Promise<void> {
  const duration = op.opts?.duration ?? op.name;
  if (await begin(tx, run, op)) await wakeAfter(core, tx, run, op, String(duration));
}

export async function planWait(core: Core, tx: Tx, run: LockedRun, op: Operation): Promise<void> {
  if (!(await begin(tx, run, op))) return;
  const options = waitOptions.parse(op.opts);
  await tx.query(
    "insert into executor.waits (run_id, step_id, event_name, expression) values ($1, $2, $3, $4)",
    [run.id, op.id, options.event ?? op.name, options.if ?? null],
  );
  await wakeAfter(core, tx, run, op, options.timeout);
}

export async function planInvoke(core: Core, tx: Tx, run: LockedRun, op: Operation): Promise<void> {
  if (!(await begin(tx, run, op))) return;
  const options = invokeOptions.parse(op.opts);
  const config = core.registry.get(options.function_id);
  const fail = (error: ErrorBody) =>
    endStep(
      core,
      tx,
      run,
      { id: op.id, op: op.op, name: labelOf(op) },
      canonicalObject([["error", canonicalJson(error)]]),
    );
  if (!config) {
    await fail({
      name: "FunctionNotFoundError",
      message: `There is no function ${options.function_id} to invoke.`,
    });
    return;
  }
  if (options.timeout) await wakeAfter(core, tx, run, op, options.timeout);
  const correlation = `${run.id}.${op.id}`;
  const event: EventBody = {
    ...options.payload,
    id: correlation,
    name: "inngest/function.invoked",
    data: { ...options.payload?.data, _inngest: { correlation_id: correlation, fn_id: config.id } },
    ts: Date.now(),
  };
  const parent = { runId: run.id, stepId: op.id };
  // A caller waits for this very run: it cannot be folded into a later one.
  const start = { config, event, eventId: correlation, dedupeKey: correlation, parent, isDebounced: true };
  if (!(await startRun(core, tx, start)))
    await fail({
      name: "FunctionSkippedError",
      message: `The function ${config.id} did not start: its own limits left it out.`,
    });
}

/** Ends a sleep, or a wait whose time is over (SDK specification 5.3.2 to 5.3.4). */
export async function wakeStep(core: Core, tx: Tx, run: LockedRun, stepId: string): Promise<void> {
  const [step] = await tx.query<{ op: string; name: string }>(
    "select op, name from executor.steps where run_id = $1 and id = $2 and ended_at is null",
    [run.id, stepId],
  );
  if (!step) return;
  const timedOut = {
    name: "InngestInvokeTimeoutError",
    message: "Timed out waiting for invoked function to complete",
  };
  const result =
    step.op === "InvokeFunction" ? canonicalObject([["error", canonicalJson(timedOut)]]) : "null";
  await endStep(core, tx, run, { id: stepId, ...step }, result);
}
