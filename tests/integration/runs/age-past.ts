import type { ImportFixture } from "./import-fixture";

/** The watermark as it would stand if the last run had been a while ago: the overlap lies behind the newest product. */
export async function agePast({ deps, importId, source }: ImportFixture): Promise<void> {
  const dates = source.store.state.products.map(({ fields }) => Date.parse(String(fields.date_modified)));
  const watermark = new Date(Math.max(...dates) + 6 * 60_000);
  await deps.db.import.update({ where: { id: importId }, data: { watermark } });
}
