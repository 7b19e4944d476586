import { Prisma } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { RunStore } from "@/server/engine/ports";
import { insertRecords, storedRecordOf } from "./record-rows";
import type { StoreContext } from "./run-store";
import { jsonInput } from "./storable";

type Part = Pick<
  RunStore,
  | "countLive"
  | "countRetiredSince"
  | "markMissing"
  | "lowerWatermark"
  | "lastWalk"
  | "saveWalk"
  | "unmet"
  | "endWalk"
  | "addGone"
  | "saveDeletions"
>;

/** What the engine remembers of records that are gone at the source. */
export function deletionStore({ db, scope, run, updateRun }: StoreContext): Part {
  const { orgId } = scope;
  const ledger = { orgId, sourceConnId: run.sourceId, targetConnId: run.targetId };
  const own = RECORD_KIND_OF[run.entity];
  return {
    countLive: (kind) => db.link.count({ where: { ...ledger, kind, missing: false, retired: null } }),
    countRetiredSince: (kind, sinceMs) =>
      db.link.count({
        where: { ...ledger, kind, retiredAt: { gte: new Date(sinceMs) }, retired: { not: null } },
      }),
    async markMissing(kind, heldTargetIds) {
      return db.$executeRaw`
        UPDATE "Link" SET "missing" = true
        WHERE "orgId" = ${orgId} AND "sourceConnId" = ${run.sourceId} AND "targetConnId" = ${run.targetId}
          AND "kind" = ${kind} AND NOT "missing" AND "retired" IS NULL AND NOT ("targetId" = ANY(${heldTargetIds}))`;
    },
    async lowerWatermark(to) {
      await db.run.updateMany({
        where: { id: run.id, orgId, newWatermark: { gt: to } },
        data: { newWatermark: to },
      });
    },
    async lastWalk() {
      const { import: definition } = await db.run.findFirstOrThrow({
        where: { id: run.id, orgId },
        select: { import: { select: { walkedAt: true, walkedUnknown: true } } },
      });
      const { walkedAt, walkedUnknown } = definition;
      return walkedAt === null || walkedUnknown === null
        ? null
        : { at: walkedAt.getTime(), unknown: walkedUnknown };
    },
    saveWalk: ({ sourceIds, walk }) =>
      db.$transaction(async (tx) => {
        await tx.walkedId.createMany({
          data: sourceIds.map((sourceId) => ({ orgId, runId: run.id, sourceId })),
          skipDuplicates: true,
        });
        await updateRun({ walk: jsonInput(walk) }, tx);
      }),
    async unmet(kind, after, limit) {
      const rows: { sourceId: string }[] = await db.$queryRaw`
        SELECT l."sourceId" FROM "Link" l
        WHERE l."orgId" = ${orgId} AND l."sourceConnId" = ${run.sourceId} AND l."targetConnId" = ${run.targetId}
          AND l."kind" = ${kind} AND NOT l."missing" AND l."retired" IS NULL AND l."sourceId" > ${after}
          AND NOT EXISTS (SELECT 1 FROM "WalkedId" w WHERE w."runId" = ${run.id} AND w."sourceId" = l."sourceId")
        ORDER BY l."sourceId" LIMIT ${limit}`;
      return rows.map((row) => row.sourceId);
    },
    endWalk: (kind, at, complete) =>
      db.$transaction(async (tx) => {
        if (complete) {
          const rows: { unknown: bigint; importId: string }[] = await tx.$queryRaw`
            SELECT count(w."sourceId") AS "unknown", r."importId" FROM "Run" r
            LEFT JOIN "WalkedId" w ON w."runId" = r."id" AND NOT EXISTS (
              SELECT 1 FROM "Link" l WHERE l."orgId" = ${orgId} AND l."sourceConnId" = ${run.sourceId}
                AND l."targetConnId" = ${run.targetId} AND l."kind" = ${kind} AND l."sourceId" = w."sourceId"
                AND NOT l."missing" AND l."retired" IS NULL)
            WHERE r."id" = ${run.id} AND r."orgId" = ${orgId} GROUP BY r."importId"`;
          for (const { unknown, importId } of rows) {
            await tx.import.updateMany({
              where: { id: importId, orgId },
              data: { walkedAt: at, walkedUnknown: Number(unknown) },
            });
          }
        }
        await tx.walkedId.deleteMany({ where: { runId: run.id, orgId } });
        await updateRun({ walk: Prisma.DbNull }, tx);
      }),
    async addGone(sourceIds) {
      if (sourceIds.length === 0) return [];
      const titles: { sourceId: string; title: string; sku: string | null }[] = await db.$queryRaw`
        SELECT DISTINCT ON (r."sourceId") r."sourceId", r."title", r."sku" FROM "Record" r
        JOIN "Run" made ON made."id" = r."runId" AND made."orgId" = r."orgId"
        WHERE r."orgId" = ${orgId} AND r."kind" = ${own} AND r."sourceId" = ANY(${sourceIds})
          AND made."sourceId" = ${run.sourceId}
        ORDER BY r."sourceId", r."id" DESC`;
      const known = new Map(titles.map((row) => [row.sourceId, row]));
      await db.$transaction(async (tx) => {
        const where = { id: run.id, orgId };
        const { nextSeq } = await tx.run.findFirstOrThrow({ where, select: { nextSeq: true } });
        const records = sourceIds.map((sourceId) => ({
          kind: own,
          sourceId,
          title: known.get(sourceId)?.title ?? `${own} ${sourceId}`,
          sku: known.get(sourceId)?.sku ?? null,
          modifiedAt: null,
          weight: 1,
          amount: null,
          read: {},
        }));
        const added = await insertRecords(tx, scope, run.id, nextSeq, records);
        await updateRun({ nextSeq: nextSeq + records.length, readCount: { increment: added } }, tx);
      });
      const rows = await db.record.findMany({
        where: { orgId, runId: run.id, kind: own, sourceId: { in: sourceIds } },
        orderBy: { seq: "asc" },
      });
      return rows.map(storedRecordOf);
    },
    saveDeletions: (report) => updateRun({ deletions: jsonInput(report) }),
  };
}
