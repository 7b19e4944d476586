import type { Prisma } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { WholeOrgScope } from "@/server/domain/scope";
import type { RunStore } from "@/server/engine/ports";
import { countPending, listMediaPendingIds, listOpenIds } from "./next-records";
import { cutByWeight, insertRecords, OPEN_STATES, storedRecordOf } from "./record-rows";
import type { StoreContext } from "./run-store";
import { jsonText } from "./storable";

type Part = Pick<
  RunStore,
  | "savePage"
  | "saveTaxonomyRecords"
  | "recordsByKey"
  | "unfinished"
  | "claimBatch"
  | "backlog"
  | "hasTaxonomy"
  | "markInFlight"
  | "claimMedia"
  | "markMediaAttempted"
  | "expectedInTarget"
>;

const BACKLOG_COUNTED = 2_000;

/** The ledger's new marks of stock and prices, in one statement. */
async function saveMarks(
  tx: Prisma.TransactionClient,
  scope: WholeOrgScope,
  run: StoreContext["run"],
  marks: { sourceId: string; mark: string }[],
): Promise<void> {
  if (marks.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Link" l SET "stockHash" = v."mark"
    FROM jsonb_to_recordset(${jsonText(marks)}::jsonb) AS v("sourceId" text, "mark" text)
    WHERE l."orgId" = ${scope.orgId} AND l."sourceConnId" = ${run.sourceId} AND l."targetConnId" = ${run.targetId}
      AND l."kind" = ${RECORD_KIND_OF[run.entity]} AND l."sourceId" = v."sourceId"`;
}

export function recordStore({ db, scope, run, updateRun }: StoreContext): Part {
  const own = RECORD_KIND_OF[run.entity];
  const ofRun = { orgId: scope.orgId, runId: run.id };
  return {
    savePage: ({ records, cursor, extracted, total, passedOver = 0, gone = [], marks = [] }) =>
      db.$transaction(async (tx) => {
        const { nextSeq, expectedTotal } = await tx.run.findFirstOrThrow({
          where: { id: run.id, orgId: scope.orgId },
          select: { nextSeq: true, expectedTotal: true },
        });
        const added = await insertRecords(tx, scope, run.id, nextSeq, records);
        await updateRun(
          {
            cursor,
            extracted,
            expectedTotal: total === null ? expectedTotal : Math.max(total, expectedTotal ?? 0),
            nextSeq: nextSeq + records.length,
            readCount: { increment: added + passedOver },
            ...(passedOver > 0 ? { unchangedCount: { increment: passedOver } } : {}),
            ...(gone.length > 0 ? { goneIds: { push: gone } } : {}),
          },
          tx,
        );
        await saveMarks(tx, scope, run, marks);
        return added;
      }),
    async hasTaxonomy() {
      const where = { ...ofRun, kind: { in: ["category", "brand"] } };
      return (await db.record.findFirst({ where, select: { id: true } })) !== null;
    },
    async saveTaxonomyRecords(records) {
      await db.$transaction((tx) => insertRecords(tx, scope, run.id, 0, records));
    },
    async recordsByKey(kind, sourceIds) {
      if (sourceIds.length === 0) return [];
      return (await db.record.findMany({ where: { ...ofRun, kind, sourceId: { in: sourceIds } } })).map(
        storedRecordOf,
      );
    },
    async unfinished(kind, limit) {
      const rows = await db.record.findMany({
        where: { ...ofRun, kind, state: { in: OPEN_STATES } },
        orderBy: { seq: "asc" },
        take: limit,
      });
      return rows.map(storedRecordOf);
    },
    async claimBatch(limit) {
      const ids = await listOpenIds(db, ofRun, own, limit.records);
      const rows = await db.record.findMany({
        where: { ...ofRun, id: { in: ids } },
        orderBy: { seq: "asc" },
      });
      return cutByWeight(rows, limit.weight).map(storedRecordOf);
    },
    backlog: () => countPending(db, ofRun, own, BACKLOG_COUNTED),
    async markInFlight(recordIds, attemptedAt) {
      await db.record.updateMany({
        where: { ...ofRun, id: { in: recordIds }, state: { in: OPEN_STATES } },
        data: { state: "in_flight" },
      });
      // The first attempt's time is kept: a look-up has to reach back to it.
      await db.record.updateMany({
        where: { ...ofRun, id: { in: recordIds }, attemptedAt: null },
        data: { attemptedAt },
      });
      await updateRun({});
    },
    async claimMedia(limit) {
      const ids = await listMediaPendingIds(db, ofRun, limit);
      const rows = await db.record.findMany({
        where: { ...ofRun, id: { in: ids } },
        orderBy: { seq: "asc" },
      });
      return rows.map(storedRecordOf);
    },
    async markMediaAttempted(recordIds) {
      await db.record.updateMany({
        where: { ...ofRun, id: { in: recordIds } },
        data: { mediaAttemptedAt: new Date() },
      });
    },
    async expectedInTarget(afterSeq, limit) {
      const rows = await db.record.findMany({
        where: {
          ...ofRun,
          kind: own,
          seq: { gt: afterSeq },
          state: { in: ["created", "updated", "unchanged"] },
          targetId: { not: null },
        },
        orderBy: { seq: "asc" },
        take: limit,
        select: { id: true, seq: true, sourceId: true, targetId: true, amount: true, currency: true },
      });
      return rows.flatMap((row) =>
        row.targetId === null
          ? []
          : [
              {
                recordId: row.id,
                seq: row.seq,
                sourceId: row.sourceId,
                targetId: row.targetId,
                amount: row.amount && { value: row.amount.toFixed(), currency: row.currency ?? "" },
              },
            ],
      );
    },
  };
}
