import canonicalize from "canonicalize";
import type { SourceConnector, SourcePage, SourceRecord } from "@/server/connectors/core/source";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import { filtersSchemas } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { memoryKey, type SourcedImport } from "./ask-store";
import { BriefMemory } from "./brief-memory";

/** Enough to meet a few odd ones, few enough to be read while a person waits. */
const PER_PAGE = 20;

const pages = new BriefMemory<SourcePage>(5 * 60_000, 60);
const records = new BriefMemory<SourceRecord>(5 * 60_000, 400);

/** Product 7 is not order 7. */
function keyOf(scope: OrgScope, row: SourcedImport): string {
  return `${memoryKey(scope, row.source)}/${row.entity}`;
}

/** A page of records that the import would read, as the store holds them now or held them minutes ago. */
export async function readSamplePage(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "clock">,
  row: SourcedImport,
  source: SourceConnector,
  cursor: string | null,
): Promise<SourcePage> {
  const store = keyOf(scope, row);
  const filters = filtersSchemas[row.entity].parse(row.filters);
  const key = `${store}/${canonicalize({ filters, cursor })}`;
  const page = await pages.remember(key, deps.clock.now(), () =>
    source.stream(row.entity).readPage({ filters, cursor, pageSize: PER_PAGE }),
  );
  for (const record of page.records) records.put(`${store}/${record.sourceId}`, deps.clock.now(), record);
  return page;
}

export async function readSampleRecord(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "clock">,
  row: SourcedImport,
  source: SourceConnector,
  sourceId: string,
): Promise<SourceRecord> {
  return records.remember(`${keyOf(scope, row)}/${sourceId}`, deps.clock.now(), async () => {
    const [found] = await source.stream(row.entity).readByIds([sourceId]);
    if (found) return found;
    throw new ServiceError(
      "not_found",
      `"${row.source.name}" has no ${RECORD_KIND_OF[row.entity]} with the id ${sourceId}. Choose one from the list.`,
    );
  });
}
