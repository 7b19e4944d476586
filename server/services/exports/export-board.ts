import type { BoardFilter } from "@/server/db/repositories/board-list";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import { type BoardItem, listBoard } from "../board/list-board";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

const columns: CsvColumn[] = [
  { key: "id", header: "Client" },
  { key: "name", header: "Name" },
  { key: "need", header: "Need" },
  { key: "cause", header: "Worst cause" },
  { key: "about", header: "About" },
  { key: "remedy", header: "What to do" },
  { key: "broken", header: "Broken" },
  { key: "attention", header: "Need a look" },
  { key: "soon", header: "Worth knowing" },
  { key: "imports", header: "Imports" },
  { key: "failed", header: "Failed records" },
  { key: "lastRun", header: "Last run" },
  { key: "lastRunStatus", header: "Its state" },
  { key: "lastRunAt", header: "Last run at (UTC)" },
  { key: "nextRunAt", header: "Next run at (UTC)" },
];

function rowOf({ cause, ...item }: BoardItem): CsvRow {
  return {
    id: item.id,
    name: item.name,
    need: item.need,
    cause: cause?.title ?? null,
    about: cause?.subject.name ?? null,
    remedy: cause?.remedy ?? null,
    broken: item.broken,
    attention: item.attention,
    soon: item.soon,
    imports: item.imports,
    failed: item.failed,
    lastRun: item.lastRunId,
    lastRunStatus: item.lastRunStatus,
    lastRunAt: isoOf(item.lastRunAt),
    nextRunAt: isoOf(item.nextRunAt),
  };
}

/** The board as a table for a spreadsheet, by name: an order that does not change while it is read. */
export function exportBoard(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  filter: BoardFilter,
): CsvExport {
  requireScope(scope, "client:read");
  requireScope(scope, "data:export");
  async function* pages() {
    for (let page = 1; ; page += 1) {
      const order = { sort: "name", direction: "asc" } as const;
      const { rows } = await listBoard(scope, deps, { ...filter, ...order, page, pageSize: PAGE });
      yield rows.map(rowOf);
      if (rows.length < PAGE) return;
    }
  }
  return csvExport("clients", columns, pages());
}
