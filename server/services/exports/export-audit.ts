import type { AuditEntry } from "@/server/db/generated/client";
import { listAuditRowsBefore } from "@/server/db/repositories/audit-list";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import { type AuditListFilter, auditFilter } from "../audit/audit-filter";
import { type AuditLine, auditLinesOf } from "../audit/audit-view";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, isoOf, PAGE } from "./csv-export";

const columns: CsvColumn[] = [
  { key: "id", header: "Entry" },
  { key: "at", header: "At (UTC)" },
  { key: "actor", header: "Actor" },
  { key: "who", header: "Who" },
  { key: "action", header: "Action" },
  { key: "subject", header: "Subject" },
  { key: "subjectName", header: "Name" },
  { key: "subjectId", header: "Subject's id" },
  { key: "before", header: "Before" },
  { key: "after", header: "After" },
  { key: "details", header: "Details" },
  { key: "address", header: "Address" },
  { key: "device", header: "Device" },
  { key: "requestId", header: "Request" },
];

function told(values: [string, unknown][]): string | null {
  return values.length === 0 ? null : values.map(([name, value]) => `${name}: ${value ?? "none"}`).join("; ");
}

function rowOf(line: AuditLine): CsvRow {
  const changes = Object.entries(line.changes);
  return {
    id: line.id,
    at: isoOf(line.at),
    actor: line.actor,
    who: line.person ?? line.run?.id ?? line.part,
    action: line.action,
    subject: line.subject,
    subjectName: line.subjectName,
    subjectId: line.subjectId,
    before: told(changes.map(([name, { before }]) => [name, before])),
    after: told(changes.map(([name, { after }]) => [name, after])),
    details: told(Object.entries(line.details)),
    address: line.address,
    device: line.device,
    requestId: line.requestId,
  };
}

/** The audit log, or what a filter leaves of it, as a table for a spreadsheet, latest first. */
export function exportAudit(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  given: AuditListFilter,
): CsvExport {
  requireScope(scope, "audit:read");
  const filter = auditFilter(deps, given);
  async function* pages() {
    let before: { id: string; createdAt: Date } | null = null;
    for (;;) {
      const entries: AuditEntry[] = await listAuditRowsBefore(scope, deps.db, filter, before, PAGE);
      const last = entries.at(-1);
      if (!last) return;
      yield (await auditLinesOf(scope, deps.db, entries)).map(rowOf);
      before = { id: last.id, createdAt: last.createdAt };
    }
  }
  return csvExport("audit-log", columns, pages());
}
