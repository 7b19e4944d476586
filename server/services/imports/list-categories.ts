import type { OrgScope } from "@/server/domain/scope";
import { requireScope } from "@/server/services/require-scope";
import { askSource, findSourcedImport, memoryKey, type StoreDeps } from "./ask-store";
import { BriefMemory } from "./brief-memory";

export interface CategoryChoice {
  id: string;
  parentId: string | null;
  name: string;
  visible: boolean;
}

const trees = new BriefMemory<CategoryChoice[]>(5 * 60_000, 100);

/** The source's categories, parents before their children. */
export async function listCategories(
  scope: OrgScope,
  deps: StoreDeps,
  importId: string,
): Promise<CategoryChoice[]> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, importId);
  return trees.remember(memoryKey(scope, row.source), deps.clock.now(), () =>
    askSource(scope, deps, row.source, async (source) => {
      const { categories } = await source.readTaxonomy();
      return categories.map(({ sourceId, parentSourceId, name, visible }) => ({
        id: sourceId,
        parentId: parentSourceId,
        name,
        visible,
      }));
    }),
  );
}
