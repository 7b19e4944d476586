import type { SourceConnector, SourceRecord } from "@/server/connectors/core/source";
import type { EngineContext } from "./context";
import type { NewRecord } from "./ports";

/** Reading stops this far ahead of writing, so that a slow target does not fill the database. */
const READ_AHEAD = 1_000;

function toNewRecord(source: SourceConnector, record: SourceRecord): NewRecord {
  const { product } = source.toCanonical(record.raw);
  return {
    kind: "product",
    sourceId: record.sourceId,
    title: record.title,
    sku: record.sku,
    modifiedAt: record.modifiedAt,
    weight: 1 + (product?.kind === "variable" ? product.variants.length : 0),
    read: record.raw,
  };
}

/** Fetches the next page and stores it together with the cursor. `done` when the last page has been read. */
export async function extractPage(context: EngineContext): Promise<{ done: boolean; read: number }> {
  const { store, source } = context;
  const run = await store.load();
  if (run.extracted) return { done: true, read: 0 };
  if ((await store.backlog()) >= READ_AHEAD) return { done: false, read: 0 };
  if (run.filters.sourceIds.length > 0) return extractChosen(context, run.filters.sourceIds, run.cursor);
  const page = await source.readPage({
    entity: run.entity,
    filters: run.filters,
    cursor: run.cursor,
    pageSize: run.options.pageSize,
  });
  const extracted = page.nextCursor === null;
  const read = await store.savePage({
    records: page.records.map((record) => toNewRecord(source, record)),
    cursor: page.nextCursor,
    extracted,
    total: page.total,
  });
  return { done: extracted, read };
}

const CHOSEN_PER_PAGE = 50;

async function extractChosen(
  { store, source }: EngineContext,
  sourceIds: string[],
  cursor: string | null,
): Promise<{ done: boolean; read: number }> {
  const start = cursor === null ? 0 : Number(cursor);
  const ids = sourceIds.slice(start, start + CHOSEN_PER_PAGE);
  const records = ids.length > 0 ? await source.readByIds("products", ids) : [];
  const next = start + ids.length;
  const extracted = next >= sourceIds.length;
  const read = await store.savePage({
    records: records.map((record) => toNewRecord(source, record)),
    cursor: String(next),
    extracted,
    total: sourceIds.length,
  });
  if (records.length < ids.length) {
    await store.log(
      "warning",
      `${ids.length - records.length} of the chosen products are no longer at the source.`,
    );
  }
  return { done: extracted, read };
}
