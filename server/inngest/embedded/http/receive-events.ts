import { z } from "zod";
import type { Core } from "../core";
import { takeIn } from "../events/take-in";

const incoming = z.looseObject({
  id: z.string().nullish(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  user: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
});

const batch = z.array(incoming).max(5_000);

/**
 * Takes in what an app sends, all or nothing, and answers the events' ids. An event's own `id` makes it count
 * once; without one the seed, which the SDK repeats when it sends again, does.
 */
export async function receiveEvents(core: Core, body: unknown, seed: string | undefined): Promise<string[]> {
  const events = batch.parse(Array.isArray(body) ? body : [body]);
  return core.db.transaction(async (tx) => {
    const ids: string[] = [];
    for (const [index, event] of events.entries()) {
      const dedupeKey = event.id ? `id ${event.id}` : seed ? `seed ${seed} ${index}` : null;
      const body = {
        ...event,
        id: event.id ?? "",
        data: event.data ?? {},
        user: event.user ?? {},
        ts: event.ts || Date.now(),
      };
      ids.push(await takeIn(core, tx, { body, dedupeKey }));
    }
    return ids;
  });
}
