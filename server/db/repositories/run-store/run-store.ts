import { z } from "zod";
import { Prisma, type PrismaClient, type Run } from "@/server/db/generated/client";
import type { WholeOrgScope } from "@/server/domain/scope";
import type { RunStore } from "@/server/engine/ports";
import { deletionStore } from "./deletion-store";
import { linkStore } from "./link-store";
import { outcomeStore } from "./outcome-store";
import { recordStore } from "./record-store";
import { runStateOf } from "./run-rows";
import { jsonInput } from "./storable";

const switchesSchema = z.record(z.string(), z.string());

/** What the parts of a run's store share. */
export interface StoreContext {
  db: PrismaClient;
  scope: WholeOrgScope;
  run: Pick<Run, "id" | "entity" | "sourceId" | "targetId">;
  updateRun(data: Prisma.RunUncheckedUpdateManyInput, tx?: Prisma.TransactionClient): Promise<void>;
}

/** The engine's memory of one run, on Postgres. Every query carries the organisation. */
export function createRunStore(db: PrismaClient, scope: WholeOrgScope, run: StoreContext["run"]): RunStore {
  const where = { id: run.id, orgId: scope.orgId };
  const context: StoreContext = {
    db,
    scope,
    run,
    async updateRun(data, tx = db) {
      await tx.run.updateMany({ where, data: { ...data, heartbeatAt: new Date() } });
    },
  };
  return {
    ...recordStore(context),
    ...outcomeStore(context),
    ...linkStore(context),
    ...deletionStore(context),
    async load() {
      return runStateOf(await db.run.findFirstOrThrow({ where }));
    },
    setPhase: (phase) => context.updateRun({ phase }),
    savePlan: ({ profiles, expectedTotal, watermark }) =>
      context.updateRun({
        profiles: jsonInput(profiles),
        expectedTotal,
        newWatermark: watermark,
      }),
    async switchesBefore() {
      const { switchesBefore } = await db.run.findFirstOrThrow({ where, select: { switchesBefore: true } });
      return switchesSchema.nullable().parse(switchesBefore);
    },
    saveSwitchesBefore: (switches) => context.updateRun({ switchesBefore: switches ?? Prisma.DbNull }),
    saveReconciliation: (report) => context.updateRun({ reconciliation: jsonInput(report) }),
    async end(status) {
      await context.updateRun({ status, phase: "ended", endedAt: new Date(), waiting: {} });
    },
    addRequests: ({ writes, sourceRequests, targetRequests }) =>
      context.updateRun({
        writes: { increment: writes },
        sourceRequests: { increment: sourceRequests },
        targetRequests: { increment: targetRequests },
      }),
    async log(level, message) {
      await db.runLogEntry.create({
        data: { orgId: scope.orgId, runId: run.id, level, message: message.slice(0, 2_000) },
      });
    },
  };
}
