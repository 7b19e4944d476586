import type { Core } from "../core";
import type { CallJob } from "../store/queue";
import { parseTimeString } from "../time-string";

export interface Claim {
  jobId: string;
  job: CallJob;
}

/** Takes calls out of the queue for this worker; runs that start with them are marked as running. */
export async function claimCalls(core: Core, workerId: string, atMost: number): Promise<Claim[]> {
  return core.db.transaction(async (tx) => {
    // A claim that a crash of Postgres undoes is simply made again.
    await tx.query("set local synchronous_commit = off");
    const jobs = await core.queue.takeCalls(tx, atMost);
    if (jobs.length === 0) return [];
    const started = await tx.query<{ id: string; function_id: string }>(
      `with given as (
         select * from unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) as given (job_id, run_id, step_id, attempt)
       ), taken as (
         insert into executor.calls (job_id, worker_id, run_id, step_id, attempt)
         select job_id, $1, run_id, step_id, attempt from given
       )
       update executor.runs set status = 'Running', started_at = now()
       where id in (select run_id from given) and status = 'Queued' returning id, function_id`,
      [
        workerId,
        jobs.map((one) => one.id),
        jobs.map((one) => one.job.runId),
        jobs.map((one) => one.job.stepId),
        jobs.map((one) => one.job.attempt),
      ],
    );
    for (const run of started) {
      const finish = parseTimeString(core.registry.get(run.function_id)?.timeouts?.finish ?? "");
      if (finish !== undefined)
        await core.queue.addTimer(tx, { kind: "finish-timeout", runId: run.id }, finish);
    }
    return jobs.map(({ id, job }) => ({ jobId: id, job }));
  });
}
