import { ulid } from "ulid";
import type { FunctionConfig } from "../app/function-config";
import { canonicalJson } from "../canonical-json";
import type { Core } from "../core";
import type { Tx } from "../store/database";
import type { EventBody, RunRow } from "../store/rows";
import { delayOf, parseTimeString } from "../time-string";
import { concurrencyKeys } from "./admission";
import { asLocked, requestDiscovery } from "./end-step";
import { debounce, priorityOf, refusalOf, singletonKey, throttleDelay } from "./flow-control";

export interface Start {
  config: FunctionConfig;
  event: EventBody;
  /** The executor's own id of the event, by which its runs are found. */
  eventId: string;
  /** One run for a function and this key, however often it is asked for. */
  dedupeKey: string;
  cron?: string;
  parent?: { runId: string; stepId: string };
  isDebounced?: boolean;
}

/** Starts a run, unless one of the function's own rules puts it off or leaves it out. */
export async function startRun(core: Core, tx: Tx, start: Start): Promise<string | undefined> {
  const { config, event, eventId } = start;
  if (config.debounce && !start.isDebounced) {
    await debounce(core, tx, config, event, eventId);
    return undefined;
  }
  const known = await tx.query("select id from executor.runs where function_id = $1 and dedupe_key = $2", [
    config.id,
    start.dedupeKey,
  ]);
  if (known.length > 0) return undefined;
  const refusal = await refusalOf(core, tx, config, event);
  if (refusal) {
    core.logger.info({ functionId: config.id, eventId }, `No run was started: ${refusal}`);
    return undefined;
  }
  const delay = await throttleDelay(tx, config, event);
  const [run] = await tx.query<RunRow>(
    `insert into executor.runs (id, function_id, event_id, events, cron, dedupe_key, singleton_key, priority,
       concurrency_keys, parent_run_id, parent_step_id, discovery)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (function_id, dedupe_key) do nothing returning *`,
    [
      ulid(),
      config.id,
      eventId,
      canonicalJson([event]),
      start.cron ?? null,
      start.dedupeKey,
      singletonKey(config, event),
      priorityOf(config, event),
      concurrencyKeys(config, event),
      start.parent?.runId ?? null,
      start.parent?.stepId ?? null,
      delay > 0 ? "queued" : "none",
    ],
  );
  if (!run) return undefined;
  await addCancellations(core, tx, run, config);
  const startTimeout = parseTimeString(config.timeouts?.start ?? "");
  if (startTimeout !== undefined)
    await core.queue.addTimer(tx, { kind: "start-timeout", runId: run.id }, startTimeout);
  if (delay > 0)
    await core.queue.addTimer(tx, { kind: "call", runId: run.id, stepId: null, attempt: 0 }, delay);
  else await requestDiscovery(core, tx, asLocked(run));
  return run.id;
}

async function addCancellations(core: Core, tx: Tx, run: RunRow, config: FunctionConfig): Promise<void> {
  const now = core.settings.clock();
  for (const [position, cancel] of config.cancel.entries()) {
    const timeout = cancel.timeout === undefined ? null : `${delayOf(cancel.timeout, now) / 1_000} seconds`;
    await tx.query(
      `insert into executor.cancellations (run_id, position, event_name, expression, expires_at)
       values ($1, $2, $3, $4, now() + $5::interval)`,
      [run.id, position, cancel.event, cancel.if ?? null, timeout],
    );
  }
}
