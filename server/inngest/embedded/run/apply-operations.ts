import { canonicalJson, canonicalObject } from "../canonical-json";
import type { Core } from "../core";
import type { Tx } from "../store/database";
import { isLive } from "../store/rows";
import { endStep, type LockedRun, requestDiscovery } from "./end-step";
import { finishRun } from "./finish";
import { errorOf, isRace, labelOf, type Operation } from "./operation";
import { planInvoke, planRun, planSleep, planWait } from "./plan-step";

/** Limits of the hosted service, kept here too: what runs on one machine runs there as well. */
const maxSteps = 1_000;
const maxStepBytes = 4 * 1024 * 1024;
const maxStateBytes = 32 * 1024 * 1024;

/** An attempt of a step that failed and may be made again. */
export interface FailedAttempt {
  op: Operation;
}

/** Acts on what the app reported; answers the step to try again, if one failed. */
export async function applyOperations(
  core: Core,
  tx: Tx,
  run: LockedRun,
  operations: Operation[],
  mayRetry: boolean,
): Promise<FailedAttempt | undefined> {
  const overflow = overflowOf(run, operations);
  if (overflow) {
    await finishRun(core, tx, run, {
      status: "Failed",
      error: { name: "LimitExceededError", message: overflow },
    });
    return undefined;
  }
  let failed: FailedAttempt | undefined;
  for (const op of operations) {
    if (!isLive(run)) return undefined;
    if (op.op === "StepError" && mayRetry) failed = { op };
    else await applyOperation(core, tx, run, op);
  }
  return failed;
}

async function applyOperation(core: Core, tx: Tx, run: LockedRun, op: Operation): Promise<void> {
  const ended = (result: string) =>
    endStep(core, tx, run, { id: op.id, op: op.op, name: labelOf(op), race: isRace(op) }, result);
  switch (op.op) {
    case "StepRun":
    case "Step":
      return ended(canonicalObject([["data", canonicalJson(op.data)]]));
    case "StepError":
    case "StepFailed":
      return ended(canonicalObject([["error", canonicalJson(errorOf(op.error))]]));
    case "StepPlanned":
      return planRun(core, tx, run, op);
    case "Sleep":
      return planSleep(core, tx, run, op);
    case "WaitForEvent":
      return planWait(core, tx, run, op);
    case "InvokeFunction":
      return planInvoke(core, tx, run, op);
    case "RunComplete":
      return finishRun(core, tx, run, { status: "Completed", output: canonicalJson(op.data) });
    case "DiscoveryRequest":
      return requestDiscovery(core, tx, run);
    default: {
      const message = `The function uses ${op.op} (${labelOf(op)}), which the embedded executor does not have. Run Inngest itself to use it.`;
      core.logger.error({ runId: run.id, functionId: run.function_id }, message);
      return finishRun(core, tx, run, { status: "Failed", error: { name: "UnsupportedStepError", message } });
    }
  }
}

function overflowOf(run: LockedRun, operations: Operation[]): string | undefined {
  const added = operations.map((op) => (op.data == null ? 0 : Buffer.byteLength(JSON.stringify(op.data))));
  if (run.steps_ended + operations.length > maxSteps)
    return `The run has more than ${maxSteps} steps. Continue in a new run before that.`;
  const largeOp = operations[added.findIndex((bytes) => bytes > maxStepBytes)];
  if (largeOp)
    return `The step "${labelOf(largeOp)}" returned more than 4 MB. Keep the data in the database and return ids.`;
  if (added.reduce((sum, bytes) => sum + bytes, run.state_bytes) > maxStateBytes)
    return "The run's steps returned more than 32 MB together. Return ids instead of data.";
  return undefined;
}
