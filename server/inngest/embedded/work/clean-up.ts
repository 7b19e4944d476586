import type { Core } from "../core";
import type { Tx } from "../store/database";

const interval = 10 * 60_000;
/** A bite at a time, so that the clean-up after a long rest does not hold everything up. */
const bite = 1_000;

/** Removes what is older than the retention allows, and queues itself again. */
export async function cleanUp(core: Core, tx: Tx): Promise<void> {
  const keep = `${core.settings.retentionMs / 1_000} seconds`;
  const runs = await tx.query(
    `delete from executor.runs where id in (
       select id from executor.runs where ended_at < now() - $1::interval limit ${bite}
     ) returning id`,
    [keep],
  );
  const events = await tx.query(
    `delete from executor.events where id in (
       select id from executor.events where received_at < now() - $1::interval limit ${bite}
     ) returning id`,
    [keep],
  );
  await tx.query("delete from executor.rates where arrival < now()");
  const hasMore = runs.length === bite || events.length === bite;
  await core.queue.addTimer(
    tx,
    { kind: "clean-up" },
    hasMore ? 1_000 : Math.min(interval, core.settings.retentionMs),
  );
}
