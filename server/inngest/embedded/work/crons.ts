import type { CronTrigger } from "../app/registry";
import type { Core } from "../core";
import { takeIn } from "../events/take-in";

/** When each schedule fires next, so that most looks cost nothing. */
export type NextTicks = Map<string, Date | null>;

/**
 * Fires the schedules that are due. The last tick of each is kept in Postgres and moved on by one executor alone.
 * Of the ticks that passed while no executor ran, the latest is made up for.
 */
export async function fireCrons(core: Core, nextTicks: NextTicks): Promise<void> {
  const now = core.settings.clock();
  for (const trigger of core.registry.crons()) {
    const key = `${trigger.functionId} ${trigger.cron}`;
    if (!nextTicks.has(key)) {
      const last = await readTick(core, trigger);
      nextTicks.set(key, last ? trigger.schedule.nextRun(last) : null);
    }
    const next = nextTicks.get(key);
    if (!next || next > now) continue;
    const [latest] = trigger.schedule.previousRuns(1, new Date(now.getTime() + 1));
    const tick = latest ?? next;
    await fireCron(core, trigger, tick);
    nextTicks.set(key, trigger.schedule.nextRun(tick));
  }
}

async function readTick(core: Core, { functionId, cron }: CronTrigger): Promise<Date | undefined> {
  const [row] = await core.db.query<{ last_tick: Date }>(
    "select last_tick from executor.crons where function_id = $1 and cron = $2",
    [functionId, cron],
  );
  return row?.last_tick;
}

async function fireCron(core: Core, { functionId, cron }: CronTrigger, tick: Date): Promise<void> {
  await core.db.transaction(async (tx) => {
    const moved = await tx.query(
      `update executor.crons set last_tick = $3 where function_id = $1 and cron = $2 and last_tick < $3
       returning function_id`,
      [functionId, cron, tick],
    );
    if (moved.length === 0) return;
    const body = { id: "", name: "inngest/scheduled.timer", data: { cron }, ts: tick.getTime() };
    await takeIn(core, tx, {
      body,
      dedupeKey: `cron ${functionId} ${cron} ${tick.toISOString()}`,
      cron: { functionId, cron },
    });
  });
}
