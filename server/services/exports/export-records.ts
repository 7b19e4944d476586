import type { RecordFilter } from "@/server/db/repositories/records";
import { type ExportedRecordRow, listRecordRowsAfter } from "@/server/db/repositories/records-walk";
import { findRunRow } from "@/server/db/repositories/runs";
import { describeIssue, ISSUE_CATALOGUE, type IssueCode } from "@/server/domain/issue";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

const identity: CsvColumn[] = [
  { key: "sourceId", header: "Source id" },
  { key: "kind", header: "Kind" },
  { key: "title", header: "Name" },
  { key: "sku", header: "SKU or e-mail address" },
];

const recordColumns: CsvColumn[] = [
  ...identity,
  { key: "state", header: "Outcome" },
  { key: "mediaState", header: "Images" },
  { key: "targetId", header: "Target id" },
  { key: "issues", header: "Issues" },
  { key: "amount", header: "Total" },
  { key: "currency", header: "Currency" },
  { key: "endedAt", header: "Ended at (UTC)" },
];

const issueColumns: CsvColumn[] = [
  ...identity,
  { key: "targetId", header: "Target id" },
  { key: "severity", header: "Severity" },
  { key: "issue", header: "Issue" },
  { key: "field", header: "Field" },
  { key: "cause", header: "Cause" },
  { key: "remedy", header: "What to do" },
  { key: "technical", header: "Technical part" },
];

function identityOf({ sourceId, kind, title, sku, targetId }: ExportedRecordRow): CsvRow {
  return { sourceId, kind, title, sku, targetId };
}

function recordRow(row: ExportedRecordRow): CsvRow {
  const titles = row.issues.map(({ code }) => ISSUE_CATALOGUE[code as IssueCode]?.title ?? code);
  return {
    ...identityOf(row),
    amount: row.amount?.toFixed() ?? null,
    currency: row.currency,
    state: row.state,
    mediaState: row.mediaState,
    issues: [...new Set(titles)].join("; "),
    endedAt: isoOf(row.endedAt),
  };
}

function issueRows(row: ExportedRecordRow): CsvRow[] {
  return row.issues.map((issue) => {
    const { title, severity, cause, remedy } = describeIssue({
      code: issue.code as IssueCode,
      details: issue.details as Record<string, string>,
      ...(issue.field ? { field: issue.field } : {}),
    });
    return {
      ...identityOf(row),
      issue: title,
      severity,
      field: issue.field,
      cause,
      remedy,
      technical: issue.technical,
    };
  });
}

/** A run's records, or the issues of these records, as a table for a spreadsheet. */
export async function exportRecords(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  filter: RecordFilter,
  what: "records" | "issues",
): Promise<CsvExport> {
  requireScope(scope, "run:read");
  requireScope(scope, "data:export");
  if (!(await findRunRow(scope, deps.db, filter.runId))) throw notFound("run");
  async function* pages() {
    let after: { id: string; seq: number } | null = null;
    for (;;) {
      const rows = await listRecordRowsAfter(scope, deps.db, filter, after, PAGE);
      const last = rows.at(-1);
      if (!last) return;
      yield what === "records" ? rows.map(recordRow) : rows.flatMap(issueRows);
      after = { id: last.id, seq: last.seq };
    }
  }
  return csvExport(`${what}-${filter.runId}`, what === "records" ? recordColumns : issueColumns, pages());
}
