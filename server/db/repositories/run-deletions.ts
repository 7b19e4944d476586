import type { Db } from "@/server/db/client";
import type { Run } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { IssueCode } from "@/server/domain/issue";
import type { OrgScope } from "@/server/domain/scope";
import { inReach, runInReach } from "./reach";

const HELD: IssueCode = "deletion_held";
const MOST = 50_000;

/** Source ids of the records that a run found gone and left as they are. */
export async function findHeldDeletions(
  scope: OrgScope,
  db: Db,
  run: Pick<Run, "id" | "entity">,
): Promise<string[]> {
  const rows = await db.record.findMany({
    where: {
      ...runInReach(scope),
      runId: run.id,
      kind: RECORD_KIND_OF[run.entity],
      state: "skipped",
      issues: { some: { orgId: scope.orgId, code: HELD } },
    },
    orderBy: { seq: "asc" },
    take: MOST,
    select: { sourceId: true },
  });
  return rows.map((row) => row.sourceId);
}

/** The latest run after this one of the same import that a person let take away what was held back. */
export async function findApprovedAfter(
  scope: OrgScope,
  db: Db,
  run: Pick<Run, "id" | "importId" | "createdAt">,
): Promise<string | null> {
  const later = await db.run.findFirst({
    where: {
      ...inReach(scope),
      importId: run.importId,
      createdAt: { gt: run.createdAt },
      // Only a person approves: among thousands of webhooks' runs the index finds these.
      trigger: "person",
      deletionsApproved: true,
    },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return later?.id ?? null;
}
