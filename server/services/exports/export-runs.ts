import { listRunRowsBefore, type RunFilter, type RunWithNames } from "@/server/db/repositories/runs";
import { narrowedTo, type OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import { requireScope } from "../require-scope";
import { type RunSummary, type SummaryDeps, summariesOf } from "../runs/run-view";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

const columns: CsvColumn[] = [
  { key: "id", header: "Run" },
  { key: "importName", header: "Import" },
  { key: "client", header: "Client" },
  { key: "source", header: "Source" },
  { key: "target", header: "Target" },
  { key: "kind", header: "Kind" },
  { key: "reach", header: "Reach" },
  { key: "status", header: "State" },
  { key: "trigger", header: "Trigger" },
  { key: "startedBy", header: "Started by" },
  { key: "createdAt", header: "Asked for at (UTC)" },
  { key: "startedAt", header: "Started at (UTC)" },
  { key: "endedAt", header: "Ended at (UTC)" },
  { key: "seconds", header: "Duration (s)" },
  { key: "read", header: "Read" },
  { key: "created", header: "Created" },
  { key: "updated", header: "Updated" },
  { key: "unchanged", header: "Unchanged" },
  { key: "skipped", header: "Skipped" },
  { key: "failed", header: "Failed" },
  { key: "removed", header: "Taken away" },
  { key: "childrenWritten", header: "Variations written" },
  { key: "imagesUploaded", header: "Images uploaded" },
  { key: "imagesReused", header: "Images reused" },
  { key: "imagesFailed", header: "Images failed" },
  { key: "sourceRequests", header: "Requests to the source" },
  { key: "targetRequests", header: "Requests to the target" },
];

function rowOf(run: RunSummary): CsvRow {
  return {
    ...run.counters,
    id: run.id,
    importName: run.importName,
    client: run.client.name,
    source: run.source.name,
    target: run.target.name,
    kind: run.kind,
    status: run.status,
    reach: run.reach,
    trigger: run.trigger,
    startedBy: run.startedBy,
    createdAt: isoOf(run.createdAt),
    startedAt: isoOf(run.startedAt),
    endedAt: isoOf(run.endedAt),
    seconds:
      run.startedAt && run.endedAt
        ? Math.round((run.endedAt.getTime() - run.startedAt.getTime()) / 1_000)
        : null,
  };
}

/** The organisation's runs, or those of one client, as a table for a spreadsheet, latest first. */
export function exportRuns(
  ofAll: OrgScope,
  deps: SummaryDeps,
  { clientId, ...filter }: RunFilter & { clientId?: string | undefined },
): CsvExport {
  requireScope(ofAll, "run:read");
  requireScope(ofAll, "data:export");
  const scope = narrowedTo(ofAll, clientId);
  async function* pages() {
    let before: { id: string; createdAt: Date } | null = null;
    for (;;) {
      const rows: RunWithNames[] = await listRunRowsBefore(scope, deps.db, filter, before, PAGE);
      const last = rows.at(-1);
      if (!last) return;
      yield (await summariesOf(deps, rows)).map(rowOf);
      before = { id: last.id, createdAt: last.createdAt };
    }
  }
  return csvExport("runs", columns, pages());
}
