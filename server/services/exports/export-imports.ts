import type { ImportListQuery } from "@/server/db/repositories/imports-list";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import type { ServiceDeps } from "../deps";
import { type ImportListItem, listImports } from "../imports/list-imports";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

const columns: CsvColumn[] = [
  { key: "id", header: "Import" },
  { key: "name", header: "Name" },
  { key: "client", header: "Client" },
  { key: "entity", header: "What" },
  { key: "source", header: "Source" },
  { key: "target", header: "Target" },
  { key: "state", header: "State" },
  { key: "lastRun", header: "Last run" },
  { key: "endedAt", header: "Last run ended at (UTC)" },
  { key: "read", header: "Read" },
  { key: "failed", header: "Failed" },
];

function rowOf(item: ImportListItem): CsvRow {
  const { lastRun } = item;
  return {
    id: item.id,
    name: item.name,
    client: item.clientName,
    entity: item.entity,
    source: item.source?.name ?? null,
    target: item.target?.name ?? null,
    state: item.state,
    lastRun: lastRun?.id ?? null,
    endedAt: isoOf(lastRun?.endedAt ?? null),
    read: lastRun?.counters.read ?? null,
    failed: lastRun?.counters.failed ?? null,
  };
}

/** The organisation's imports as a table for a spreadsheet. */
export function exportImports(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  filter: Pick<ImportListQuery, "search" | "state"> & { clientId?: string | undefined },
): CsvExport {
  requireScope(scope, "import:read");
  requireScope(scope, "data:export");
  async function* pages() {
    for (let page = 1; ; page += 1) {
      const order = { sort: "createdAt", direction: "asc" } as const;
      const { rows } = await listImports(scope, deps, { ...filter, ...order, page, pageSize: PAGE });
      yield rows.map(rowOf);
      if (rows.length < PAGE) return;
    }
  }
  return csvExport("imports", columns, pages());
}
