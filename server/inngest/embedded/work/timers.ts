import type { Core } from "../core";
import { lockRun } from "../run/end-step";
import { cancelRun } from "../run/finish";
import { wakeStep } from "../run/plan-step";
import { startRun } from "../run/start";
import type { Tx } from "../store/database";
import type { Timer } from "../store/queue";
import { type EventBody, isLive } from "../store/rows";
import { cleanUp } from "./clean-up";

/** Does what has become due, one timer a transaction, until none is left. */
export async function fireTimers(core: Core): Promise<void> {
  for (;;) {
    const timer = await core.db.transaction(async (tx) => {
      const due = await core.queue.takeTimer(tx);
      if (due) await fire(core, tx, due);
      return due;
    });
    if (!timer) return;
  }
}

async function fire(core: Core, tx: Tx, timer: Timer): Promise<void> {
  if (timer.kind === "clean-up") return cleanUp(core, tx);
  if (timer.kind === "debounce") return endDebounce(core, tx, timer.key);
  const run = await lockRun(tx, timer.runId);
  if (!run || !isLive(run)) return;
  switch (timer.kind) {
    case "call":
      return core.admission.request(tx, run, { stepId: timer.stepId, attempt: timer.attempt });
    case "wake":
      return wakeStep(core, tx, run, timer.stepId);
    case "start-timeout":
      if (run.status === "Queued") await cancelRun(core, tx, run.id, "it did not start in time");
      return;
    case "finish-timeout":
      await cancelRun(core, tx, run.id, "it did not finish in time");
      return;
  }
}

async function endDebounce(core: Core, tx: Tx, key: string): Promise<void> {
  const [row] = await tx.query<{ function_id: string; event_id: string; event: string; left: number }>(
    `select function_id, event_id, event, (extract(epoch from run_at - now()) * 1000)::float8 as left
     from executor.debounces where key = $1 for update`,
    [key],
  );
  if (!row) return;
  if (row.left > 0) return core.queue.addTimer(tx, { kind: "debounce", key }, row.left);
  await tx.query("delete from executor.debounces where key = $1", [key]);
  const config = core.registry.get(row.function_id);
  const event = JSON.parse(row.event) as EventBody;
  if (config)
    await startRun(core, tx, {
      config,
      event,
      eventId: row.event_id,
      dedupeKey: row.event_id,
      isDebounced: true,
    });
}
