import { PAGE_SIZE, type WooClient } from "./client";
import { FOUND_FIELDS, FOUND_META, type FoundRow, toFoundRow } from "./found";

/** More than any run makes between a crash and the look-up after it. */
const MOST_PAGES = 100;

/** So many foreign products that are all older cannot be ours, half-written with the source's dates. */
const FOREIGN_EVIDENCE = 5;

/**
 * Whether everything with lower ids was there before `sinceMs`. An object of ours says when it was made; one that is
 * not stamped may be ours, cut short, with the dates of the source, so a single one proves nothing.
 */
function reachesBack(rows: FoundRow[], sinceMs: number): boolean {
  if (rows.some((row) => row.writtenMs !== null && row.writtenMs < sinceMs)) return true;
  const foreign = rows.filter(
    (row) => row.stamp === null && row.createdMs < sinceMs && row.modifiedMs < sinceMs,
  );
  return foreign.length >= FOREIGN_EVIDENCE;
}

/**
 * Products made since then, newest first. Ids only grow, so the newest pages hold them; dates do not help, because a
 * product that is made with a date of long ago counts as modified then.
 */
export async function newestRows(client: WooClient, sinceMs: number): Promise<FoundRow[]> {
  const rows = new Map<string, FoundRow>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { rows: found, pages } = await client.readPage("products", {
      status: "any",
      orderby: "id",
      order: "desc",
      page,
      per_page: PAGE_SIZE,
      _fields: FOUND_FIELDS,
      include_meta: FOUND_META,
    });
    const entries = found.map(toFoundRow);
    for (const entry of entries) rows.set(entry.targetId, entry);
    if (page >= pages || entries.length === 0 || reachesBack(entries, sinceMs)) break;
  }
  return [...rows.values()];
}
