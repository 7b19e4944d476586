import type { ClientFilter } from "@/server/db/repositories/clients-list";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import { type ClientListItem, listClients } from "../clients/list-clients";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

const columns: CsvColumn[] = [
  { key: "id", header: "Client" },
  { key: "name", header: "Name" },
  { key: "connections", header: "Connections" },
  { key: "imports", header: "Imports" },
  { key: "members", header: "Own members" },
  { key: "createdAt", header: "Added at (UTC)" },
];

function rowOf({ createdAt, ...client }: ClientListItem): CsvRow {
  return { ...client, createdAt: isoOf(createdAt) };
}

/** Whom the organisation works for as a table for a spreadsheet. */
export function exportClients(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  filter: ClientFilter,
): CsvExport {
  requireScope(scope, "client:read");
  requireScope(scope, "data:export");
  async function* pages() {
    for (let page = 1; ; page += 1) {
      const order = { sort: "name", direction: "asc" } as const;
      const { rows } = await listClients(scope, deps, { ...filter, ...order, page, pageSize: PAGE });
      yield rows.map(rowOf);
      if (rows.length < PAGE) return;
    }
  }
  return csvExport("clients", columns, pages());
}
