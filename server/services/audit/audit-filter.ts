import type { AuditFilter } from "@/server/db/repositories/audit-list";
import type { AuditPeriod } from "@/server/domain/audit";
import type { ServiceDeps } from "../deps";

export interface AuditListFilter extends Omit<AuditFilter, "since"> {
  /** The longest of them counts; none of them means from the beginning. */
  period: AuditPeriod[];
}

const DAY_MS = 86_400_000;
const DAYS: Record<AuditPeriod, number> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

export function auditFilter(
  { clock }: Pick<ServiceDeps, "clock">,
  { period, ...filter }: AuditListFilter,
): AuditFilter {
  const days = Math.max(0, ...period.map((name) => DAYS[name]));
  return { ...filter, since: days === 0 ? null : new Date(clock.now() - days * DAY_MS) };
}
