import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import type { WalkState } from "./ports";

/** Few enough that a step stays well below a host's time limit, with 250 ids a page. */
const PAGES_PER_STEP = 20;
/** A count can agree by chance, when as many came as went. */
const WALK_EVERY_MS = 24 * 60 * 60_000;

/**
 * Whether a walk is called for. `counted`: the number of the source's records is what the ledger and the last walk lead
 * to expect, so none is gone; one small request tells. `too_soon`: the source cannot count, and was walked lately.
 */
export async function needOfWalk({
  store,
  stream,
  entity,
  now,
}: EngineContext): Promise<"walk" | "counted" | "too_soon"> {
  const last = await store.lastWalk();
  if (!last || now() - last.at > WALK_EVERY_MS) return "walk";
  const count = await stream.countAll();
  if (count === null) return "too_soon";
  return count === (await store.countLive(RECORD_KIND_OF[entity])) + last.unknown ? "counted" : "walk";
}

/** Walks some pages on. `incomplete` says, once it is done, why its result cannot be trusted. */
export async function walkOn(
  { store, stream, entity }: EngineContext,
  before: WalkState | null,
): Promise<{ done: boolean; incomplete: string | null }> {
  let walk: WalkState = before ?? { cursor: null, done: false, total: await stream.countAll(), met: 0 };
  for (let pages = 0; pages < PAGES_PER_STEP && !walk.done; pages += 1) {
    const page = await stream.walk(walk.cursor);
    walk = {
      cursor: page.nextCursor,
      done: page.nextCursor === null,
      total: walk.total ?? page.total,
      met: walk.met + page.sourceIds.length,
    };
    await store.saveWalk({ sourceIds: page.sourceIds, walk });
  }
  if (!walk.done) return { done: false, incomplete: null };
  const now = await stream.countAll();
  // Some may have gone while it was read, none may have been overlooked.
  const least = Math.min(walk.total ?? 0, now ?? walk.total ?? 0);
  return {
    done: true,
    incomplete:
      walk.met >= least
        ? null
        : `the source says that it has ${least} ${entity}, but gave out only ${walk.met}. The next run looks again.`,
  };
}
