import { ulid } from "ulid";
import { canonicalJson } from "../canonical-json";
import type { Core } from "../core";
import { matches } from "../expression";
import { endStep, lockRun } from "../run/end-step";
import { cancelRun } from "../run/finish";
import { startRun } from "../run/start";
import type { Tx } from "../store/database";
import { type EventBody, isLive, triggerOf } from "../store/rows";

export interface IncomingEvent {
  body: EventBody;
  /** The sender's id for the event, or what stands for it: the same event is taken in once. */
  dedupeKey: string | null;
  /** The schedule that made the event. */
  cron?: { functionId: string; cron: string };
}

/**
 * Takes in one event: remembers it, resumes who waited for it, cancels whom it cancels, and starts the functions
 * that it triggers. Answers the executor's own id of the event.
 */
export async function takeIn(core: Core, tx: Tx, incoming: IncomingEvent): Promise<string> {
  const { body, dedupeKey } = incoming;
  const eventId = ulid();
  const stored = await tx.query(
    `insert into executor.events (id, dedupe_key, name, body) values ($1, $2, $3, $4)
     on conflict (dedupe_key) do nothing returning id`,
    [eventId, dedupeKey, body.name, canonicalJson({ ...body, id: body.id || eventId })],
  );
  if (stored.length === 0) {
    const [earlier] = await tx.query<{ id: string }>("select id from executor.events where dedupe_key = $1", [
      dedupeKey,
    ]);
    return earlier?.id ?? eventId;
  }
  const event = { ...body, id: body.id || eventId };
  await resumeWaits(core, tx, event);
  await cancelRuns(core, tx, event);
  await startFunctions(core, tx, event, eventId, incoming.cron);
  return eventId;
}

/** The executor's own events are only worth keeping when somebody listens for them. */
export async function takeInOwn(core: Core, tx: Tx, events: EventBody[]): Promise<void> {
  for (const body of events) {
    const heard =
      core.registry.triggeredBy(body.name).length > 0 ||
      (
        await tx.query(
          `select from executor.waits where event_name = $1
           union all select from executor.cancellations where event_name = $1 limit 1`,
          [body.name],
        )
      ).length > 0;
    if (heard) await takeIn(core, tx, { body, dedupeKey: `${body.name} ${body.id}` });
  }
}

async function resumeWaits(core: Core, tx: Tx, event: EventBody): Promise<void> {
  const waits = await tx.query<{
    run_id: string;
    step_id: string;
    expression: string | null;
    events: string;
  }>(
    `select w.run_id, w.step_id, w.expression, r.events from executor.waits w
     join executor.runs r on r.id = w.run_id where w.event_name = $1 order by w.run_id`,
    [event.name],
  );
  for (const wait of waits) {
    if (!matches(wait.expression, { event: triggerOf(wait), async: event })) continue;
    const run = await lockRun(tx, wait.run_id);
    if (!run || !isLive(run)) continue;
    const step = { id: wait.step_id, op: "WaitForEvent", name: event.name };
    await endStep(core, tx, run, step, canonicalJson(event));
  }
}

async function cancelRuns(core: Core, tx: Tx, event: EventBody): Promise<void> {
  const candidates = await tx.query<{ run_id: string; expression: string | null; events: string }>(
    `select c.run_id, c.expression, r.events from executor.cancellations c
     join executor.runs r on r.id = c.run_id
     where c.event_name = $1 and (c.expires_at is null or c.expires_at > now()) order by c.run_id`,
    [event.name],
  );
  for (const candidate of candidates) {
    if (matches(candidate.expression, { event: triggerOf(candidate), async: event }))
      await cancelRun(core, tx, candidate.run_id, `the event ${event.name} arrived`);
  }
}

async function startFunctions(
  core: Core,
  tx: Tx,
  event: EventBody,
  eventId: string,
  cron: IncomingEvent["cron"],
): Promise<void> {
  if (cron) {
    const config = core.registry.get(cron.functionId);
    if (config) await startRun(core, tx, { config, event, eventId, dedupeKey: eventId, cron: cron.cron });
    return;
  }
  for (const { config, expression } of core.registry.triggeredBy(event.name)) {
    if (matches(expression, { event }))
      await startRun(core, tx, { config, event, eventId, dedupeKey: eventId });
  }
}
