import canonicalize from "canonicalize";
import type { SourceStream } from "@/server/connectors/core/source";
import { filtersSchemas, type ImportFilters } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { requireScope } from "@/server/services/require-scope";
import { askSource, findSourcedImport, memoryKey, type StoreDeps } from "./ask-store";
import { BriefMemory } from "./brief-memory";
import type { FiltersStep } from "./import.schema";

export interface MatchingCount {
  /** Null when the store cannot count this choice; then the bounds hold, if they are known. */
  matching: number | null;
  bounds: { least: number; most: number } | null;
  /** All records of the store. */
  total: number | null;
}

const counts = new BriefMemory<number | null>(30_000, 2_000);

/** Each category costs a request; beyond this many the store's quota is worth more than the bounds. */
const MOST_CATEGORIES = 20;

/** How many records of the real store these filters take. */
export async function countMatching(
  scope: OrgScope,
  deps: StoreDeps,
  input: { importId: string; filters: FiltersStep },
): Promise<MatchingCount> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, input.importId);
  const key = memoryKey(scope, row.source);
  const schema = filtersSchemas[row.entity];
  const filters = schema.parse(input.filters);
  return askSource(scope, deps, row.source, async (source) => {
    const count = (wanted: ImportFilters) =>
      counts.remember(`${key}/${row.entity}/${canonicalize(wanted)}`, deps.clock.now(), () =>
        source.stream(row.entity).count(wanted),
      );
    const [matching, total] = await Promise.all([count(filters), count(schema.parse({}))]);
    return { matching, total, bounds: matching === null ? await boundsOf(count, filters) : null };
  });
}

/** A record in several of the categories is counted in each: the truth lies between the largest and the sum. */
async function boundsOf(
  count: (filters: ImportFilters) => ReturnType<SourceStream["count"]>,
  filters: ImportFilters,
): Promise<MatchingCount["bounds"]> {
  const categoryIds = "categoryIds" in filters ? filters.categoryIds : [];
  if (categoryIds.length < 2 || categoryIds.length > MOST_CATEGORIES) return null;
  const parts = await Promise.all(categoryIds.map((id) => count({ ...filters, categoryIds: [id] })));
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  return { least: Math.max(...known), most: known.reduce((sum, part) => sum + part, 0) };
}
