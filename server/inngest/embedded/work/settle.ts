import { z } from "zod";
import type { Answer } from "../app/call-app";
import { canonicalJson } from "../canonical-json";
import type { Core } from "../core";
import { applyOperations } from "../run/apply-operations";
import { type LockedRun, lockRun, requestDiscovery, saveDiscovery } from "../run/end-step";
import { finishRun } from "../run/finish";
import { errorOf, operation } from "../run/operation";
import type { Tx } from "../store/database";
import { type ErrorBody, isLive } from "../store/rows";
import { retryAfterDelay } from "../time-string";
import type { Claim } from "./claim";

export type Settled =
  | Extract<Answer, { kind: "answer" }>
  | { kind: "gave-up"; error: ErrorBody }
  /** The run is over, or somebody has ended the step. */
  | { kind: "not-needed" };

type Answered = Exclude<Settled, { kind: "not-needed" }>;

const noHeaders = { noRetry: false, retryAfter: undefined, requestVersion: undefined };

export function maxAttemptsOf(core: Core, functionId: string): number {
  return (core.registry.get(functionId)?.steps.step.retries.attempts ?? 3) + 1;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** The claim is somebody else's by now: nothing of this call may be written down. */
class ClaimLost extends Error {}

/**
 * Writes down what a call led to, in one transaction: the results, what comes next, and the end of the claim.
 * Answers whether the same claim goes on with the function's next look, which saves a turn through the queue.
 */
export async function settle(
  core: Core,
  workerId: string,
  claim: Claim,
  answer: Settled,
  mayGoOn: () => boolean,
): Promise<boolean> {
  try {
    return await core.db.transaction(async (tx) => {
      const run = await lockRun(tx, claim.job.runId);
      if (!run || !isLive(run) || answer.kind === "not-needed") return endClaim(core, tx, workerId, claim);
      await act(core, tx, run, claim, answer);
      if (!run.goesOn) return endClaim(core, tx, workerId, claim);
      if (mayGoOn() && !(await core.admission.isAwaited(tx, run))) return keepClaim(tx, workerId, claim);
      await endClaim(core, tx, workerId, claim);
      await core.admission.request(tx, run, { stepId: null, attempt: 0 });
      return false;
    });
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    core.logger.warn({ ...claim.job }, "Somebody else has taken this call up; its answer is dropped");
    return false;
  }
}

async function act(core: Core, tx: Tx, run: LockedRun, claim: Claim, answer: Answered): Promise<void> {
  const before = run.discovery;
  const isLook = claim.job.stepId === null;
  if (isLook) {
    run.isHeld = true;
    run.discovery = "none";
  }
  const mayRetry = claim.job.attempt + 1 < maxAttemptsOf(core, run.function_id);
  const retry = await apply(core, tx, run, answer, mayRetry);
  report(core, run, claim, answer, retry !== undefined);
  if (retry) {
    if (isLook) run.discovery = before;
    const attempt = claim.job.attempt + 1;
    await core.queue.addTimer(
      tx,
      { kind: "call", ...claim.job, attempt },
      retry.delay ?? core.settings.retryDelay(attempt),
    );
  } else if (isLook && before === "again" && run.discovery === "none" && isLive(run)) {
    await requestDiscovery(core, tx, run);
  }
  if (isLive(run)) await saveDiscovery(tx, run);
}

async function keepClaim(tx: Tx, workerId: string, claim: Claim): Promise<true> {
  const held = await tx.query(
    "update executor.calls set attempt = 0 where job_id = $1 and worker_id = $2 returning job_id",
    [claim.jobId, workerId],
  );
  if (held.length === 0) throw new ClaimLost();
  return true;
}

/** What failed and whether it is tried again: an operator reads this first. */
function report(core: Core, run: LockedRun, claim: Claim, answer: Answered, isRetried: boolean): void {
  const isFailure = answer.kind === "gave-up" || answer.status >= 300;
  if (!isFailure && !isRetried) return;
  const error = answer.kind === "gave-up" ? answer.error : firstErrorOf(parsed(answer.body));
  const ids = {
    runId: run.id,
    functionId: run.function_id,
    stepId: claim.job.stepId,
    attempt: claim.job.attempt,
  };
  const then = isRetried ? "it is tried again" : "the run has failed";
  core.logger.warn(
    { ...ids, error: { name: error.name, message: error.message } },
    `A function failed; ${then}`,
  );
}

function firstErrorOf(body: unknown): ErrorBody {
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body];
  const parsedOperation = operation.safeParse(first);
  return errorOf(parsedOperation.success ? parsedOperation.data.error : first);
}

async function endClaim(core: Core, tx: Tx, workerId: string, claim: Claim): Promise<false> {
  const held = await tx.query(
    "delete from executor.calls where job_id = $1 and worker_id = $2 returning job_id",
    [claim.jobId, workerId],
  );
  if (held.length === 0) throw new ClaimLost();
  await core.queue.dropCalls(tx, [claim.jobId]);
  await core.admission.release(tx, [claim.jobId]);
  return false;
}

async function apply(core: Core, tx: Tx, run: LockedRun, answer: Answered, mayRetry: boolean) {
  const headers = answer.kind === "answer" ? answer.headers : noHeaders;
  const { noRetry, retryAfter, requestVersion } = headers;
  const again = { delay: retryAfter === undefined ? undefined : retryAfterDelay(retryAfter, new Date()) };
  const fail = async (error: ErrorBody) => {
    if (mayRetry && !noRetry) return again;
    await finishRun(core, tx, run, { status: "Failed", error });
    return undefined;
  };
  if (answer.kind === "gave-up") return fail(answer.error);

  const body = parsed(answer.body);
  if (answer.status === 200) {
    await finishRun(core, tx, run, { status: "Completed", output: canonicalJson(body) });
    return undefined;
  }
  if (answer.status !== 206) return fail(errorOf(body));
  const operations = z.union([z.array(operation), operation.transform((op) => [op])]).safeParse(body);
  if (!operations.success || operations.data.length === 0)
    return fail({ name: "ProtocolError", message: "The app answered with steps that cannot be read." });
  await rememberMode(tx, run, requestVersion, operations.data.length);
  const failed = await applyOperations(core, tx, run, operations.data, mayRetry && !noRetry);
  return failed && again;
}

/** SDKs before optimised parallelism (request version 2) plan every step once two were found in parallel. */
async function rememberMode(
  tx: Tx,
  run: LockedRun,
  version: number | undefined,
  found: number,
): Promise<void> {
  const isFirst = run.request_version === -1 && version !== undefined;
  const mustPlan = !run.always_plan && found > 1 && (version ?? run.request_version) < 2;
  if (!isFirst && !mustPlan) return;
  run.request_version = isFirst ? version : run.request_version;
  run.always_plan ||= mustPlan;
  await tx.query("update executor.runs set request_version = $2, always_plan = $3 where id = $1", [
    run.id,
    run.request_version,
    run.always_plan,
  ]);
}
