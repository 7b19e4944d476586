import { writeAudit } from "@/server/db/repositories/audit";
import { findRetention, type RetentionDays, updateRetention } from "@/server/db/repositories/organisations";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";

/** Sets how long runs and their records are kept. The next job goes by it. */
export async function saveRetention(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  days: RetentionDays,
): Promise<void> {
  requireScope(scope, "organisation:manage");
  await deps.db.$transaction(async (tx) => {
    const before = await findRetention(scope, tx);
    await updateRetention(scope, tx, days);
    await writeAudit(scope, tx, {
      action: "organisation.retention_changed",
      subject: "organisation",
      subjectId: scope.orgId,
      changes: changesBetween(
        { keepRunsDays: before.keepRunsDays, keepRecordsDays: before.keepRecordsDays },
        { keepRunsDays: days.keepRunsDays, keepRecordsDays: days.keepRecordsDays },
      ),
    });
  });
}
