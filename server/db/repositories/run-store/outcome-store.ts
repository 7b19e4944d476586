import type { Prisma } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { FinalRecordState } from "@/server/domain/run";
import type { WholeOrgScope } from "@/server/domain/scope";
import type { RunStore } from "@/server/engine/ports";
import { insertIssues } from "./issue-rows";
import { upsertLinks } from "./link-rows";
import { endMedia, endRecords } from "./record-rows";
import type { StoreContext } from "./run-store";

type Part = Pick<RunStore, "saveOutcomes" | "saveMedia" | "addIssue" | "countIssues">;

const COUNTER: Record<
  FinalRecordState,
  "createdCount" | "updatedCount" | "unchangedCount" | "skippedCount" | "failedCount" | "removedCount"
> = {
  created: "createdCount",
  updated: "updatedCount",
  unchanged: "unchangedCount",
  skipped: "skippedCount",
  failed: "failedCount",
  removed: "removedCount",
};

async function countLimits(
  tx: Prisma.TransactionClient,
  scope: WholeOrgScope,
  runId: string,
  codes: string[],
): Promise<void> {
  for (const code of new Set(codes)) {
    const records = codes.filter((other) => other === code).length;
    await tx.runLimit.upsert({
      where: { runId_code_orgId: { runId, code, orgId: scope.orgId } },
      create: { orgId: scope.orgId, runId, code, records },
      update: { records: { increment: records } },
    });
  }
}

export function outcomeStore({ db, scope, run, updateRun }: StoreContext): Part {
  const pair = { sourceConnId: run.sourceId, targetConnId: run.targetId };
  return {
    saveOutcomes: (outcomes) =>
      db.$transaction(async (tx) => {
        const ended = new Map((await endRecords(tx, scope, run.id, outcomes)).map((row) => [row.id, row]));
        const fresh = outcomes.filter((outcome) => ended.has(outcome.recordId));
        // Links are written even for a record that was ended before: they are facts about the target.
        await upsertLinks(
          tx,
          scope,
          pair,
          run.id,
          outcomes.flatMap((outcome) => outcome.links),
        );
        await insertIssues(
          tx,
          scope,
          run.id,
          fresh.flatMap(({ recordId, issues }) => issues.map((issue) => ({ recordId, issue }))),
        );
        const counts: Prisma.RunUncheckedUpdateManyInput = {};
        const own = [...ended.values()].filter((row) => row.kind === RECORD_KIND_OF[run.entity]);
        for (const [state, column] of Object.entries(COUNTER)) {
          const number = own.filter((row) => row.state === state).length;
          if (number > 0) counts[column] = { increment: number };
        }
        const children = fresh.reduce((sum, outcome) => sum + outcome.childrenWritten, 0);
        if (children > 0) counts.childrenWritten = { increment: children };
        await updateRun(counts, tx);
        await countLimits(
          tx,
          scope,
          run.id,
          fresh.flatMap((outcome) => [...outcome.limits]),
        );
      }),
    saveMedia: (outcomes) =>
      db.$transaction(async (tx) => {
        const ended = await endMedia(tx, scope, run.id, outcomes);
        const fresh = outcomes.filter((outcome) => ended.has(outcome.recordId));
        await upsertLinks(
          tx,
          scope,
          pair,
          run.id,
          outcomes.flatMap((outcome) => outcome.links),
        );
        await insertIssues(
          tx,
          scope,
          run.id,
          fresh.flatMap(({ recordId, issues }) => issues.map((issue) => ({ recordId, issue }))),
        );
        const sum = (of: (outcome: (typeof fresh)[number]) => number) =>
          fresh.reduce((total, outcome) => total + of(outcome), 0);
        await updateRun(
          {
            imagesUploaded: { increment: sum((outcome) => outcome.uploaded) },
            imagesReused: { increment: sum((outcome) => outcome.reused) },
            imagesFailed: { increment: sum((outcome) => outcome.failed) },
          },
          tx,
        );
      }),
    addIssue: (recordId, issue, state) =>
      db.$transaction(async (tx) => {
        const where = { id: recordId, orgId: scope.orgId, runId: run.id };
        const record = await tx.record.findFirstOrThrow({ where, select: { state: true } });
        const seen = await tx.issue.count({ where: { orgId: scope.orgId, recordId, code: issue.code } });
        if (seen > 0) return;
        await insertIssues(tx, scope, run.id, [{ recordId, issue }]);
        const before = record.state;
        if (!state || state === before || before === "pending" || before === "in_flight") return;
        await tx.record.updateMany({ where, data: { state } });
        await updateRun({ [COUNTER[before]]: { decrement: 1 }, [COUNTER[state]]: { increment: 1 } }, tx);
      }),
    countIssues: (code) => db.issue.count({ where: { orgId: scope.orgId, runId: run.id, code } }),
  };
}
