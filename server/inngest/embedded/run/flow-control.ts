import type { FunctionConfig } from "../app/function-config";
import type { Core } from "../core";
import { evaluate, keyOf } from "../expression";
import type { Tx } from "../store/database";
import type { EventBody } from "../store/rows";
import { parseTimeString } from "../time-string";
import { cancelRun } from "./finish";

const day = 24 * 60 * 60_000;

function seconds(ms: number): string {
  return `${ms / 1_000} seconds`;
}

/**
 * Counts one start against a rate and says whether it fits (generic cell rate algorithm, as the genuine server
 * does it: a tenth of the limit may come in one burst).
 */
async function fitsRate(tx: Tx, key: string, limit: number, periodMs: number): Promise<boolean> {
  const counted = await tx.query(
    `insert into executor.rates (key, arrival) values ($1, now() + $2::interval)
     on conflict (key) do update set arrival = greatest(rates.arrival, now()) + $2::interval
     where rates.arrival <= now() + $3::int * $2::interval returning key`,
    [key, seconds(periodMs / limit), Math.floor(limit / 10)],
  );
  return counted.length > 0;
}

/** How long a throttled start must wait for its turn, in ms. */
export async function throttleDelay(tx: Tx, config: FunctionConfig, event: EventBody): Promise<number> {
  const { throttle } = config;
  if (!throttle) return 0;
  const key = `throttle ${config.id} ${keyOf(throttle.key, { event })}`;
  const step = seconds((parseTimeString(throttle.period) ?? 0) / throttle.limit);
  const [row] = await tx.query<{ delay: number }>(
    `insert into executor.rates (key, arrival) values ($1, now() + $2::interval)
     on conflict (key) do update set arrival = greatest(rates.arrival, now()) + $2::interval
     returning (extract(epoch from arrival - now() - $3::int * $2::interval) * 1000)::float8 as delay`,
    [key, step, throttle.burst],
  );
  return Math.max(0, row?.delay ?? 0);
}

/** Why this start must not happen; nothing when it may. */
export async function refusalOf(core: Core, tx: Tx, config: FunctionConfig, event: EventBody) {
  const { idempotency, rateLimit, singleton } = config;
  if (idempotency) {
    const key = `idempotency ${config.id} ${keyOf(idempotency, { event })}`;
    if (!(await fitsRate(tx, key, 1, day))) return "idempotency";
  } else if (rateLimit) {
    const key = `rate-limit ${config.id} ${keyOf(rateLimit.key, { event })}`;
    if (!(await fitsRate(tx, key, rateLimit.limit, parseTimeString(rateLimit.period) ?? 0)))
      return "rate limit";
  }
  if (!singleton) return undefined;
  const key = singletonKey(config, event);
  await tx.query("select pg_advisory_xact_lock(hashtext($1), hashtext($2))", [config.id, key]);
  const running = await tx.query<{ id: string }>(
    "select id from executor.runs where function_id = $1 and singleton_key = $2 and ended_at is null",
    [config.id, key],
  );
  if (running.length > 0 && singleton.mode === "skip") return "singleton";
  for (const run of running)
    await cancelRun(core, tx, run.id, "a newer run of its singleton takes its place");
  return undefined;
}

export function singletonKey(config: FunctionConfig, event: EventBody): string | null {
  return config.singleton ? keyOf(config.singleton.key, { event }) : null;
}

/** Seconds that a run may overtake others by, from -600 to 600. */
export function priorityOf(config: FunctionConfig, event: EventBody): number {
  const value = Number(config.priority?.run ? evaluate(config.priority.run, { event }) : 0);
  return Number.isFinite(value) ? Math.round(Math.max(-600, Math.min(600, value))) : 0;
}

/** Puts a start off until its events have been quiet for a while; the latest event is the one that counts. */
export async function debounce(
  core: Core,
  tx: Tx,
  config: FunctionConfig,
  event: EventBody,
  eventId: string,
): Promise<void> {
  const period = parseTimeString(config.debounce?.period ?? "") ?? 0;
  const timeout = parseTimeString(config.debounce?.timeout ?? "");
  const key = `${config.id} ${keyOf(config.debounce?.key, { event })}`;
  const [row] = await tx.query<{ is_new: boolean }>(
    `insert into executor.debounces (key, function_id, event_id, event, run_at, latest_at)
     values ($1, $2, $3, $4, now() + $5::interval, now() + $6::interval)
     on conflict (key) do update set event_id = excluded.event_id, event = excluded.event,
       run_at = least(excluded.run_at, debounces.latest_at)
     returning xmax = 0 as is_new`,
    [
      key,
      config.id,
      eventId,
      JSON.stringify(event),
      seconds(period),
      timeout === undefined ? null : seconds(timeout),
    ],
  );
  if (row?.is_new) await core.queue.addTimer(tx, { kind: "debounce", key }, period);
}
