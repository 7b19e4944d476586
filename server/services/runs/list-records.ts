import { listRecordRows, type RecordListQuery, type RecordListRow } from "@/server/db/repositories/records";
import { findRunRow } from "@/server/db/repositories/runs";
import { ISSUE_CATALOGUE, type IssueCode, type IssueSeverity } from "@/server/domain/issue";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";
import { amountOf, type OrderAmount } from "./order-amount";

export interface RecordListItem extends Omit<RecordListRow, "issues" | "amount" | "currency"> {
  /** What an order comes to at the source. */
  amount: OrderAmount | null;
  issues: { code: string; severity: IssueSeverity; title: string }[];
}

/** A run's records, a page at a time. `capped` says that there are more than were counted. */
export async function listRecords(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  query: RecordListQuery,
): Promise<{ rows: RecordListItem[]; total: number; capped: boolean }> {
  requireScope(scope, "run:read");
  const [{ rows, total, capped }, run] = await Promise.all([
    listRecordRows(scope, deps.db, query),
    findRunRow(scope, deps.db, query.runId),
  ]);
  if (!run) throw notFound("run");
  return {
    rows: rows.map(({ amount, currency, ...row }) => ({
      ...row,
      amount: amountOf({ amount, currency }),
      issues: row.issues.map((issue) => ({
        ...issue,
        title: ISSUE_CATALOGUE[issue.code as IssueCode]?.title ?? issue.code,
      })),
    })),
    total,
    capped,
  };
}
