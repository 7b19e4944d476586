import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import { toNewRecord } from "./new-record";
import type { RunState } from "./ports";

/** Pages of marks that one step reads at most while nothing has changed: each is a request or two. */
const PAGES_PER_STEP = 20;
const RECORDS_PER_STEP = 200;

/**
 * Walks through the marks of stock and prices and reads the records whose mark has changed, of those that the ledger
 * knows. What it does not know comes with a run that brings everything.
 */
export async function extractStock(
  context: EngineContext,
  run: RunState,
): Promise<{ done: boolean; read: number }> {
  const { store, stream, entity } = context;
  const kind = RECORD_KIND_OF[entity];
  let cursor = run.cursor;
  const changed: { sourceId: string; mark: string }[] = [];
  for (let pages = 0; pages < PAGES_PER_STEP && changed.length < RECORDS_PER_STEP; pages += 1) {
    const page = await stream.walkStock?.(cursor);
    if (!page) break;
    const links = await store.links(
      kind,
      page.marks.map(({ sourceId }) => sourceId),
    );
    const known = new Map(links.filter((link) => !link.missing && !link.retired).map((l) => [l.sourceId, l]));
    for (const mark of page.marks) {
      const link = known.get(mark.sourceId);
      if (link && link.stockHash !== mark.mark) changed.push(mark);
    }
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  const records = await stream.readByIds(
    changed.map(({ sourceId }) => sourceId),
    NO_EXTRAS,
    run.filters,
  );
  const extracted = cursor === null;
  const read = await store.savePage({
    records: records.map((record) => toNewRecord(context, record)),
    cursor,
    extracted,
    total: null,
    // One that fails is tried again because it failed, not because of its mark.
    marks: changed,
  });
  return { done: extracted, read };
}

/** Nothing of these has to do with stock or prices that such a run brings. */
const NO_EXTRAS = { modifiers: false, metafields: false, reviews: false, priceLists: false };
