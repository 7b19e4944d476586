import { setTimeout as sleep } from "node:timers/promises";
import type { AppClient } from "../app/call-app";
import type { Core } from "../core";
import { callBody } from "../run/call-body";
import { isLive, type RunRow } from "../store/rows";
import type { Claim } from "./claim";
import { maxAttemptsOf, type Settled, settle } from "./settle";

export interface Caller {
  core: Core;
  app: AppClient;
  workerId: string;
  signal: AbortSignal;
  /** Whether a run may go on without a new turn in the queue; not when others wait for this executor. */
  mayGoOn(): boolean;
  /** Told when the app did not answer, so that it is asked for its functions once it is back. */
  onAway(): void;
}

const firstWait = 250;
const longestWait = 2_000;
/**
 * An app that stops does not use up attempts: it may be restarting, or was killed. But a step that takes the app
 * down each time would be called for ever, so that many lost answers in a row count as one failed attempt.
 */
const maxInterruptions = 10;

/** What to send; nothing when the step is not needed any more, "lost" when the claim is somebody else's by now. */
async function prepare({ core, workerId }: Caller, claim: Claim) {
  const [row] = await core.db.query<
    RunRow & { is_parallel: boolean; is_ended: boolean; is_held: boolean; ids: string[]; results: string[] }
  >(
    `select r.*,
       exists (select from executor.steps s where s.run_id = r.id and s.ended_at is null) as is_parallel,
       exists (select from executor.steps s where s.run_id = r.id and s.id = $2 and s.ended_at is not null) as is_ended,
       exists (select from executor.calls c where c.job_id = $3 and c.worker_id = $4) as is_held,
       memoised.ids, memoised.results
     from executor.runs r, lateral (
       select coalesce(array_agg(s.id order by s.position), '{}') as ids,
              coalesce(array_agg(s.result order by s.position), '{}') as results
       from executor.steps s where s.run_id = r.id and s.ended_at is not null
     ) memoised where r.id = $1`,
    [claim.job.runId, claim.job.stepId, claim.jobId, workerId],
  );
  if (row && !row.is_held) return "lost" as const;
  if (!row || !isLive(row) || row.is_ended) return undefined;
  const body = callBody({
    run: row,
    steps: row.ids.map((id, index) => ({ id, result: row.results[index] ?? "null" })),
    isParallel: row.is_parallel,
    attempt: claim.job.attempt,
    maxAttempts: maxAttemptsOf(core, row.function_id),
  });
  return { body, query: { fnId: row.function_id, stepId: claim.job.stepId ?? "step" } };
}

/** Makes one call after the other while the claim goes on, and writes down what came of each. */
export async function makeCalls(caller: Caller, claim: Claim): Promise<void> {
  const { core, workerId, mayGoOn, signal } = caller;
  while (!signal.aborted) {
    const answer = await answerTo(caller, claim);
    if (!answer || !(await settle(core, workerId, claim, answer, mayGoOn))) return;
    claim.job.attempt = 0;
  }
}

/** Calls the app over and over while it is away; nothing when this executor stops or has lost the call. */
async function answerTo(caller: Caller, claim: Claim): Promise<Settled | undefined> {
  const { core, app, signal } = caller;
  let wait = firstWait;
  let interruptions = 0;
  for (;;) {
    const prepared = await prepare(caller, claim);
    if (prepared === "lost") return undefined;
    if (!prepared) return { kind: "not-needed" };
    const answer = await app.call(prepared.query, prepared.body, signal);
    if (signal.aborted) return undefined;
    if (answer.kind === "answer") return answer;

    caller.onAway();
    core.logger.debug({ ...claim.job, why: answer.why }, "The app did not answer a call; it is made again");
    if (answer.kind === "interrupted") interruptions += 1;
    if (interruptions >= maxInterruptions) {
      const message = `The app stopped ${interruptions} times in a row while it ran this step (${answer.why}).`;
      return { kind: "gave-up", error: { name: "AppStoppedError", message } };
    }
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    wait = Math.min(wait * 2, longestWait);
  }
}
