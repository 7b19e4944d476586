import { findImportRow } from "@/server/db/repositories/imports";
import {
  type LoggedRun,
  type LogRow,
  listLogRowsAfter,
  listRunsWithin,
  type Period,
  periodOf,
} from "@/server/db/repositories/run-logs";
import { findRunRow } from "@/server/db/repositories/runs";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

/** Both clocks: UTC to compare with others' logs, the organisation's own to remember the day by. */
function lineColumns(timeZone: string): CsvColumn[] {
  return [
    { key: "utc", header: "Time (UTC)" },
    { key: "local", header: `Time (${timeZone})` },
    { key: "level", header: "Level" },
    { key: "message", header: "Message" },
  ];
}

/** Swedish writes times as ISO 8601 does, which every spreadsheet takes for a time. */
function localTimes(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone });
}

const EVER: Period = { from: null, until: null };
const RUNS_AT_ONCE = 100;

/** The log of a run as a table for a spreadsheet, from its beginning. */
export async function exportRunLog(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  runId: string,
  timeZone: string,
): Promise<CsvExport> {
  requireScope(scope, "run:read");
  requireScope(scope, "data:export");
  if (!(await findRunRow(scope, deps.db, runId))) throw notFound("run");
  const row = lineRow(timeZone);
  async function* pages() {
    for await (const lines of linesOf(scope, deps, [runId], EVER)) yield lines.map(row);
  }
  return csvExport(`log-${runId}`, lineColumns(timeZone), pages());
}

/** The logs of all runs of an import, run after run; days are the organisation's, both included. */
export async function exportImportLog(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  importId: string,
  days: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): Promise<CsvExport> {
  requireScope(scope, "run:read");
  requireScope(scope, "data:export");
  if (!(await findImportRow(scope, deps.db, importId))) throw notFound("import");
  const period = await periodOf(deps.db, timeZone, days);
  const row = lineRow(timeZone);
  async function* pages() {
    let after: LoggedRun | null = null;
    for (;;) {
      const runs: LoggedRun[] = await listRunsWithin(scope, deps.db, importId, period, after, RUNS_AT_ONCE);
      after = runs.at(-1) ?? null;
      if (!after) return;
      const byId = new Map(runs.map((run) => [run.id, run]));
      for await (const lines of linesOf(scope, deps, [...byId.keys()], period)) {
        yield lines.map((line): CsvRow => {
          const run = byId.get(line.runId);
          return { run: line.runId, kind: run?.kind ?? null, trigger: run?.trigger ?? null, ...row(line) };
        });
      }
    }
  }
  const columns: CsvColumn[] = [
    { key: "run", header: "Run" },
    { key: "kind", header: "Kind" },
    { key: "trigger", header: "Trigger" },
    ...lineColumns(timeZone),
  ];
  return csvExport(`log-${importId}`, columns, pages());
}

function lineRow(timeZone: string): (line: LogRow) => CsvRow {
  const local = localTimes(timeZone);
  return ({ at, level, message }) => ({ utc: isoOf(at), local: local.format(at), level, message });
}

async function* linesOf(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  runIds: string[],
  period: Period,
): AsyncGenerator<LogRow[]> {
  let after: LogRow | null = null;
  for (;;) {
    const lines: LogRow[] = await listLogRowsAfter(scope, deps.db, runIds, period, after, PAGE);
    after = lines.at(-1) ?? null;
    if (!after) return;
    yield lines;
  }
}
