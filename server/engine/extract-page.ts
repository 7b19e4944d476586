import type { SourcePage, SourceRecord } from "@/server/connectors/core/source";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import { extractStock } from "./extract-stock";
import { toNewRecord } from "./new-record";
import type { RunState } from "./ports";
import { definitionHash, readHash } from "./read-hash";

/** Reading stops this far ahead of writing, so that a slow target does not fill the database. */
const READ_AHEAD = 1_000;

/** Fetches the next page and stores it together with the cursor. `done` when the last page has been read. */
export async function extractPage(context: EngineContext): Promise<{ done: boolean; read: number }> {
  const { store } = context;
  const run = await store.load();
  if (run.extracted) return { done: true, read: 0 };
  if ((await store.backlog()) >= READ_AHEAD) return { done: false, read: 0 };
  if (run.reach === "chosen") return extractChosen(context, run);
  const retryFrom = retryPlace(run.cursor);
  if (retryFrom !== null) return extractRetries(context, run, retryFrom);
  return run.reach === "stock_and_prices" ? extractStock(context, run) : extractNext(context, run);
}

async function extractNext(context: EngineContext, run: RunState): Promise<{ done: boolean; read: number }> {
  const { store, stream, source } = context;
  const askedAt = context.now();
  const page = await stream.readPage({
    filters: run.filters,
    cursor: run.cursor,
    pageSize: run.options.pageSize,
    extras: run.options.extras,
  });
  // What cannot be read on the first page cannot be read on the others either: told once.
  if (run.cursor === null) for (const notice of page.notices ?? []) await store.log("warning", notice);
  // The clocks were compared when everything was last read, which can be a while ago.
  const offset = source.clockOffsetMs();
  if (run.cursor === null && offset !== null) await store.lowerWatermark(new Date(askedAt + offset));
  const retries = page.nextCursor === null && run.retryIds.length > 0;
  const extracted = page.nextCursor === null && !retries;
  const wanted = run.reach === "comparison" ? await withoutEqual(context, run, page) : page.records;
  const read = await store.savePage({
    records: wanted.map((record) => toNewRecord(context, record)),
    cursor: retries ? `${RETRY}0` : page.nextCursor,
    extracted,
    total: page.total,
    passedOver: page.records.length - wanted.length,
  });
  return { done: extracted, read };
}

/** Those that do not read as they did when they were last written. */
async function withoutEqual(
  { store, entity }: EngineContext,
  run: RunState,
  { records }: SourcePage,
): Promise<SourceRecord[]> {
  const retried = new Set(run.retryIds);
  const links = await store.links(
    RECORD_KIND_OF[entity],
    records.map((record) => record.sourceId),
  );
  const hashes = new Map(
    links.flatMap((link) =>
      link.missing || link.retired || retried.has(link.sourceId) ? [] : [[link.sourceId, link.readHash]],
    ),
  );
  const definition = definitionHash(run);
  return records.filter(({ sourceId, raw }) => {
    const before = hashes.get(sourceId);
    return !before || before !== readHash(definition, raw);
  });
}

/** After the last page the cursor counts through what is to be tried again. */
const RETRY = "retry:";

function retryPlace(cursor: string | null): number | null {
  return cursor?.startsWith(RETRY) ? Number(cursor.slice(RETRY.length)) : null;
}

async function extractRetries(
  context: EngineContext,
  { retryIds, filters, options }: RunState,
  start: number,
): Promise<{ done: boolean; read: number }> {
  const ids = retryIds.slice(start, start + CHOSEN_PER_PAGE);
  const records = ids.length > 0 ? await context.stream.readByIds(ids, options.extras, filters) : [];
  const next = start + ids.length;
  const extracted = next >= retryIds.length;
  const read = await context.store.savePage({
    records: records.map((record) => toNewRecord(context, record)),
    cursor: `${RETRY}${next}`,
    extracted,
    total: null,
  });
  return { done: extracted, read };
}

const CHOSEN_PER_PAGE = 50;

async function extractChosen(
  context: EngineContext,
  { filters, cursor, options }: RunState,
): Promise<{ done: boolean; read: number }> {
  const { store, stream, entity } = context;
  const { sourceIds } = filters;
  const start = cursor === null ? 0 : Number(cursor);
  const ids = sourceIds.slice(start, start + CHOSEN_PER_PAGE);
  const records = ids.length > 0 ? await stream.readByIds(ids, options.extras, filters) : [];
  const there = new Set(records.map((record) => record.sourceId));
  const absent = ids.filter((id) => !there.has(id));
  const existing = new Set(absent.length > 0 ? await stream.existing(absent) : []);
  const gone = absent.filter((id) => !existing.has(id));
  const next = start + ids.length;
  const extracted = next >= sourceIds.length;
  const read = await store.savePage({
    records: records.map((record) => toNewRecord(context, record)),
    cursor: String(next),
    extracted,
    total: sourceIds.length,
    gone,
  });
  if (gone.length > 0) {
    await store.log("info", `${gone.length} of the chosen ${entity} are no longer at the source.`);
  }
  if (existing.size > 0) {
    await store.log("info", `${existing.size} of the chosen ${entity} are left out by the filters.`);
  }
  return { done: extracted, read };
}
