import type { FilterChoices } from "@/server/connectors/core/source";
import type { OrgScope } from "@/server/domain/scope";
import { requireScope } from "@/server/services/require-scope";
import { askSource, findSourcedImport, memoryKey, type StoreDeps } from "./ask-store";
import { BriefMemory } from "./brief-memory";

const lists = new BriefMemory<FilterChoices[]>(5 * 60_000, 100);

/** Customer groups or order statuses of the source, as the store calls them. */
export async function listFilterChoices(
  scope: OrgScope,
  deps: StoreDeps,
  importId: string,
): Promise<FilterChoices[]> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, importId);
  const key = `${memoryKey(scope, row.source)}/${row.entity}`;
  return lists.remember(key, deps.clock.now(), () =>
    askSource(scope, deps, row.source, async (source) => (await source.filterChoices?.(row.entity)) ?? []),
  );
}
