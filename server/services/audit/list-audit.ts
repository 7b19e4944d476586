import { type AuditPage, listAuditPeople, listAuditRows } from "@/server/db/repositories/audit-list";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { type AuditListFilter, auditFilter } from "./audit-filter";
import { type AuditLine, auditLinesOf } from "./audit-view";

/** Who did what in the organisation, latest first unless asked otherwise. */
export async function listAudit(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  filter: AuditListFilter,
  page: AuditPage,
): Promise<{ rows: AuditLine[]; total: number; capped: boolean }> {
  requireScope(scope, "audit:read");
  const { rows, ...counted } = await listAuditRows(scope, deps.db, auditFilter(deps, filter), page);
  return { rows: await auditLinesOf(scope, deps.db, rows), ...counted };
}

/** For the filter: everybody whom the log names. */
export async function listAuditedPeople(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
): Promise<{ id: string; name: string }[]> {
  requireScope(scope, "audit:read");
  return listAuditPeople(scope, deps.db);
}
