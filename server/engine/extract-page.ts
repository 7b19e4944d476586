import type { SourceRecord } from "@/server/connectors/core/source";
import type { CanonicalRecord } from "@/server/domain/canonical";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import type { NewRecord, RunState } from "./ports";

/** Reading stops this far ahead of writing, so that a slow target does not fill the database. */
const READ_AHEAD = 1_000;

/** How many objects of the target a record comes to. */
function weightOf(record: CanonicalRecord | null): number {
  if (record?.entity === "products" && record.product.kind === "variable") {
    return 1 + record.product.variants.length;
  }
  return record?.entity === "orders" ? 1 + record.order.refunds.length : 1;
}

function toNewRecord({ stream, entity }: EngineContext, record: SourceRecord): NewRecord {
  const { record: canonical } = stream.toCanonical(record.raw);
  const order = canonical?.entity === "orders" ? canonical.order : null;
  return {
    kind: RECORD_KIND_OF[entity],
    sourceId: record.sourceId,
    title: record.title,
    sku: record.sku,
    modifiedAt: record.modifiedAt,
    weight: weightOf(canonical),
    amount: order ? { value: order.total.incTax, currency: order.currency ?? "" } : null,
    read: record.raw,
  };
}

/** Fetches the next page and stores it together with the cursor. `done` when the last page has been read. */
export async function extractPage(context: EngineContext): Promise<{ done: boolean; read: number }> {
  const { store, stream } = context;
  const run = await store.load();
  if (run.extracted) return { done: true, read: 0 };
  if ((await store.backlog()) >= READ_AHEAD) return { done: false, read: 0 };
  if (run.filters.sourceIds.length > 0) return extractChosen(context, run);
  const retryFrom = retryPlace(run.cursor);
  if (retryFrom !== null) return extractRetries(context, run.retryIds, retryFrom);
  const page = await stream.readPage({
    filters: run.filters,
    cursor: run.cursor,
    pageSize: run.options.pageSize,
    extras: run.options.extras,
  });
  // What cannot be read on the first page cannot be read on the others either: told once.
  if (run.cursor === null) for (const notice of page.notices ?? []) await store.log("warning", notice);
  const retries = page.nextCursor === null && run.retryIds.length > 0;
  const extracted = page.nextCursor === null && !retries;
  const read = await store.savePage({
    records: page.records.map((record) => toNewRecord(context, record)),
    cursor: retries ? `${RETRY}0` : page.nextCursor,
    extracted,
    total: page.total,
  });
  return { done: extracted, read };
}

/** After the last page the cursor counts through what is to be tried again. */
const RETRY = "retry:";

function retryPlace(cursor: string | null): number | null {
  return cursor?.startsWith(RETRY) ? Number(cursor.slice(RETRY.length)) : null;
}

async function extractRetries(
  context: EngineContext,
  retryIds: string[],
  start: number,
): Promise<{ done: boolean; read: number }> {
  const ids = retryIds.slice(start, start + CHOSEN_PER_PAGE);
  const records = ids.length > 0 ? await context.stream.readByIds(ids) : [];
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
  { filters: { sourceIds }, cursor, options }: RunState,
): Promise<{ done: boolean; read: number }> {
  const { store, stream, entity } = context;
  const start = cursor === null ? 0 : Number(cursor);
  const ids = sourceIds.slice(start, start + CHOSEN_PER_PAGE);
  const records = ids.length > 0 ? await stream.readByIds(ids, options.extras) : [];
  const next = start + ids.length;
  const extracted = next >= sourceIds.length;
  const read = await store.savePage({
    records: records.map((record) => toNewRecord(context, record)),
    cursor: String(next),
    extracted,
    total: sourceIds.length,
  });
  if (records.length < ids.length) {
    await store.log(
      "warning",
      `${ids.length - records.length} of the chosen ${entity} are no longer at the source.`,
    );
  }
  return { done: extracted, read };
}
