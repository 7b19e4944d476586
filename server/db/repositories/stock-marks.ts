import type { Db } from "@/server/db/client";
import type { Run } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { WholeOrgScope } from "@/server/domain/scope";

/** What a run of stock and prices has read and not brought over looks changed to the next one. Safe to repeat. */
export async function forgetMarks(
  scope: WholeOrgScope,
  db: Db,
  run: Pick<Run, "id" | "sourceId" | "targetId" | "entity">,
): Promise<void> {
  const kind = RECORD_KIND_OF[run.entity];
  await db.$executeRaw`
    UPDATE "Link" l SET "stockHash" = NULL FROM "Record" r
    WHERE r."orgId" = ${scope.orgId} AND r."runId" = ${run.id} AND r."kind" = ${kind}
      AND r."state" NOT IN ('updated', 'unchanged')
      AND l."orgId" = ${scope.orgId} AND l."sourceConnId" = ${run.sourceId} AND l."targetConnId" = ${run.targetId}
      AND l."kind" = ${kind} AND l."sourceId" = r."sourceId"`;
}
