import { z } from "zod";
import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { applyDeletions } from "@/server/services/runs/apply-deletions";
import { cancelRun, resumeRun, retryFailed } from "@/server/services/runs/control-run";
import { getNeighbours } from "@/server/services/runs/get-neighbours";
import { getRecord } from "@/server/services/runs/get-record";
import { getRun, listIssueGroups, listRunLog } from "@/server/services/runs/get-run";
import { getRunHistory } from "@/server/services/runs/get-run-history";
import { listRecords } from "@/server/services/runs/list-records";
import { countTriggers, listRuns } from "@/server/services/runs/list-runs";
import { listNotes } from "@/server/services/support/run-notes";
import {
  historyInput,
  listRecordsInput,
  listRunsInput,
  neighboursInput,
  retryInput,
  runId,
  triggersInput,
} from "./inputs";

export const runRouter = router({
  list: orgProcedure("run:read")
    .input(listRunsInput)
    .query(({ ctx, input: { filters, ...view } }) => listRuns(ctx.scope, ctx.deps, { ...view, ...filters })),
  /** How many runs each trigger has started. */
  triggers: orgProcedure("run:read")
    .input(triggersInput)
    .query(({ ctx, input }) => countTriggers(ctx.scope, ctx.deps, input)),
  /** For the chart of an import's runs. */
  history: orgProcedure("run:read")
    .input(historyInput)
    .query(({ ctx, input }) => getRunHistory(ctx.scope, ctx.deps, input, ctx.organisation.timeZone)),
  get: orgProcedure("run:read")
    .input(runId)
    .query(({ ctx, input }) => getRun(ctx.scope, ctx.deps, input.runId)),
  issues: orgProcedure("run:read")
    .input(runId)
    .query(({ ctx, input }) => listIssueGroups(ctx.scope, ctx.deps, input.runId)),
  log: orgProcedure("run:read")
    .input(runId)
    .query(({ ctx, input }) => listRunLog(ctx.scope, ctx.deps, input.runId)),
  /** What support has written about it. */
  notes: orgProcedure("run:read")
    .input(runId)
    .query(({ ctx, input }) => listNotes(ctx.scope, ctx.deps, input.runId)),
  records: orgProcedure("run:read")
    .input(listRecordsInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listRecords(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  record: orgProcedure("run:read")
    .input(z.object({ recordId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => getRecord(ctx.scope, ctx.deps, input.recordId)),
  neighbours: orgProcedure("run:read")
    .input(neighboursInput)
    .query(({ ctx, input: { recordId, list } }) => {
      const { filters, ...order } = list;
      return getNeighbours(ctx.scope, ctx.deps, recordId, { ...order, ...filters });
    }),
  cancel: orgProcedure("run:start")
    .input(runId)
    .mutation(({ ctx, input }) => cancelRun(ctx.scope, ctx.deps, input.runId)),
  resume: orgProcedure("run:start")
    .input(runId)
    .mutation(({ ctx, input }) => resumeRun(ctx.scope, ctx.deps, input.runId)),
  retryFailed: orgProcedure("run:retry")
    .input(retryInput)
    .mutation(async ({ ctx, input }) => {
      const run = await retryFailed(ctx.scope, ctx.deps, input.runId, input);
      return { runId: run.id };
    }),
  applyDeletions: orgProcedure("run:start")
    .input(runId)
    .mutation(async ({ ctx, input }) => {
      const run = await applyDeletions(ctx.scope, ctx.deps, input.runId);
      return { runId: run.id };
    }),
});
