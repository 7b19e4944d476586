import { z } from "zod";
import type { Answer } from "../app/call-app";
import { canonicalJson } from "../canonical-json";
import type { Core } from "../core";
import { applyOperations } from "../run/apply-operations";
import { lockRun, requestDiscovery } from "../run/end-step";
import { finishRun } from "../run/finish";
import { errorOf, operation } from "../run/operation";
import type { Tx } from "../store/database";
import { type ErrorBody, isLive, type RunRow } from "../store/rows";
import { retryAfterDelay } from "../time-string";
import type { Claim } from "./claim";

export type Settled = Extract<Answer, { kind: "answer" }> | { kind: "gave-up"; error: ErrorBody };

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

/**
 * Writes down what a call led to, in one transaction: the results, what comes next, and the end of the claim.
 * Nothing is written when the claim was lost meanwhile, as somebody else makes the call then.
 */
export async function settle(core: Core, workerId: string, claim: Claim, answer: Settled): Promise<void> {
  await core.db.transaction(async (tx) => {
    const run = await lockRun(tx, claim.job.runId);
    if (!(await endClaim(core, tx, workerId, claim)) || !run || !isLive(run)) return;
    if (claim.job.stepId === null) {
      await tx.query("update executor.runs set discovery = 'none' where id = $1", [run.id]);
    }
    const mayRetry = claim.job.attempt + 1 < maxAttemptsOf(core, run.function_id);
    const retry = await apply(core, tx, run, answer, mayRetry);
    report(core, run, claim, answer, retry !== undefined);
    if (retry) await tryAgain(core, tx, run, claim, retry.delay);
    else if (claim.job.stepId === null && run.discovery === "again") await lookAgain(core, tx, run);
  });
}

/** What failed and whether it is tried again: an operator reads this first. */
function report(core: Core, run: RunRow, claim: Claim, answer: Settled, isRetried: boolean): void {
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

async function endClaim(core: Core, tx: Tx, workerId: string, claim: Claim): Promise<boolean> {
  const held = await tx.query(
    "delete from executor.calls where job_id = $1 and worker_id = $2 returning job_id",
    [claim.jobId, workerId],
  );
  if (held.length === 0) return false;
  await core.queue.dropCalls(tx, [claim.jobId]);
  await core.admission.release(tx, [claim.jobId]);
  return true;
}

/** Ends a claim on a run that is over. */
export async function drop(core: Core, workerId: string, claim: Claim): Promise<void> {
  await core.db.transaction((tx) => endClaim(core, tx, workerId, claim));
}

async function apply(core: Core, tx: Tx, run: RunRow, answer: Settled, mayRetry: boolean) {
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
async function rememberMode(tx: Tx, run: RunRow, version: number | undefined, found: number): Promise<void> {
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

async function tryAgain(
  core: Core,
  tx: Tx,
  run: RunRow,
  claim: Claim,
  asked: number | undefined,
): Promise<void> {
  const attempt = claim.job.attempt + 1;
  if (claim.job.stepId === null)
    await tx.query("update executor.runs set discovery = $2 where id = $1", [run.id, run.discovery]);
  const delay = asked ?? core.settings.retryDelay(attempt);
  await core.queue.addTimer(tx, { kind: "call", ...claim.job, attempt }, delay);
}

async function lookAgain(core: Core, tx: Tx, run: RunRow): Promise<void> {
  const [now] = await tx.query(
    "select from executor.runs where id = $1 and discovery = 'none' and ended_at is null",
    [run.id],
  );
  if (now) await requestDiscovery(core, tx, run);
}
