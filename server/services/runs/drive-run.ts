import type { RequestCounter, WaitNotice } from "@/server/connectors/core/context";
import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import type { Run } from "@/server/db/generated/client";
import { createRunStore } from "@/server/db/repositories/run-store/run-store";
import { isRunEnded, RUN_PHASES, type RunPhase } from "@/server/domain/run";
import { makeOrgScope, type WholeOrgScope } from "@/server/domain/scope";
import type { EngineContext } from "@/server/engine/context";
import { removeGone } from "@/server/engine/deletions";
import { extractPage } from "@/server/engine/extract-page";
import { finishRun } from "@/server/engine/finish";
import { loadBatch } from "@/server/engine/load-batch";
import { loadMedia } from "@/server/engine/media";
import { planRun } from "@/server/engine/plan";
import type { ReconciliationReport, RunStore } from "@/server/engine/ports";
import { reconcileRun } from "@/server/engine/reconcile";
import { importTaxonomy } from "@/server/engine/taxonomy";
import { withLogIds } from "@/server/infra/log-context";
import { asOrganisation } from "@/server/infra/tenant";
import { inSpan } from "@/server/infra/tracing";
import { openSource, openTarget } from "../connections/open-connector";
import type { ServiceDeps } from "../deps";
import { afterRun } from "./after-run";
import { countRunEnd } from "./count-run-end";
import type { RunRequest } from "./deps";
import { advanceWatermark, endRun } from "./end-run";
import { restoreSwitches } from "./restore-switches";

export const RUN_STEPS = [
  "plan",
  "taxonomy",
  "extract",
  "load",
  "media",
  "deletions",
  "reconcile",
  "finish",
] as const;
export type RunStep = (typeof RUN_STEPS)[number];

/** All that a step tells the executor: whether to go on, whether its phase is done, whether the target is taken. */
export interface StepResult {
  go: boolean;
  done: boolean;
  busy?: boolean;
}

const STOP: StepResult = { go: false, done: true };
const DONE: StepResult = { go: true, done: true };

const PHASE_OF: Record<RunStep, RunPhase> = {
  plan: "plan",
  taxonomy: "taxonomy",
  extract: "transfer",
  load: "transfer",
  media: "media",
  deletions: "deletions",
  reconcile: "reconcile",
  finish: "finish",
};

/** A step that finds its lane taken waits this long before it lets the executor try again later. */
const LOCK_WAIT_MS = 15_000;
const CANCEL_POLL_MS = 1_000;

/**
 * Does one step of a run. Every step can be done twice: the run's row says what is still to do.
 * Throws RetriableError when the same step should be tried later; all else that stops a run is written to its row.
 */
export function driveStep(deps: ServiceDeps, request: RunRequest, step: RunStep): Promise<StepResult> {
  const { runId, leg } = request;
  return withLogIds({ runId, step }, () =>
    inSpan(`run ${step}`, { runId, leg, step }, () =>
      asOrganisation({ orgId: request.orgId, clients: null }, () => driveInLane(deps, request, step)),
    ),
  );
}

async function driveInLane(deps: ServiceDeps, request: RunRequest, step: RunStep): Promise<StepResult> {
  // Reading goes on while writing does, so each has a lane of its own; within a lane only one works at a time.
  const lane = step === "extract" ? "extract" : "main";
  const locked = await deps.locks.withLock(`run:${request.runId}:${lane}`, LOCK_WAIT_MS, () =>
    driveLocked(deps, request, step),
  );
  if (locked) return locked.result;
  throw new RetriableError("Another worker is at this run.", { retryAfterMs: 2_000 });
}

async function driveLocked(deps: ServiceDeps, request: RunRequest, step: RunStep): Promise<StepResult> {
  const run = await deps.db.run.findFirst({ where: { id: request.runId, orgId: request.orgId } });
  if (!run || isRunEnded(run.status) || run.leg !== request.leg) return STOP;
  const scope = makeOrgScope({ orgId: run.orgId, actor: { kind: "run", runId: run.id }, role: "operator" });
  const store = createRunStore(deps.db, scope, run);
  if (run.cancelRequested) {
    await endRun(deps, run, "cancelled");
    await restoreSwitches(deps, run);
    await store.log("info", "Cancelled. What had been written stays; a later run goes on from there.");
    return STOP;
  }
  // A run that is taken up again takes its target anew, wherever it goes on.
  if (step === "plan" && (await isTargetTaken(deps, run))) {
    await deps.db.run.updateMany({
      where: { id: run.id, orgId: run.orgId },
      data: {
        waiting: { reason: "target_taken", label: "another run into the same shop to end", until: null },
        heartbeatAt: new Date(deps.clock.now()),
      },
    });
    return { go: true, done: false, busy: true };
  }
  if (isBehind(run.phase, PHASE_OF[step])) return DONE;
  return withStepContext(scope, deps, run, store, step, (context) => doStep(deps, run, context, step));
}

/** The run is already past the step's phase: a repeated step has nothing to do. */
function isBehind(current: RunPhase, phase: RunPhase): boolean {
  return RUN_PHASES.indexOf(phase) < RUN_PHASES.indexOf(current);
}

async function isTargetTaken(deps: ServiceDeps, run: Run): Promise<boolean> {
  if (run.status === "running") return false;
  // Taking the target is one decision at a time, so that two runs never both find it free.
  const taken = await deps.locks.withLock(`target:${run.targetId}`, LOCK_WAIT_MS, async () => {
    const other = await deps.db.run.findFirst({
      where: {
        orgId: run.orgId,
        targetId: run.targetId,
        status: "running",
        kind: { not: "dry_run" },
        id: { not: run.id },
      },
      select: { id: true },
    });
    if (other && run.kind !== "dry_run") return true;
    await deps.db.run.updateMany({
      where: { id: run.id, orgId: run.orgId },
      data: { status: "running", startedAt: run.startedAt ?? new Date(deps.clock.now()), waiting: {} },
    });
    return false;
  });
  return taken?.result ?? true;
}

async function doStep(
  deps: ServiceDeps,
  run: Run,
  context: EngineContext,
  step: RunStep,
): Promise<StepResult> {
  const { store } = context;
  const enter = async (phase: RunPhase) => {
    if (run.phase !== phase) await store.setPhase(phase);
  };
  switch (step) {
    case "plan":
      await planRun(context);
      await enter("taxonomy");
      return DONE;
    case "taxonomy":
      // An incremental run reads it once it knows that there is something to write.
      if (run.kind !== "incremental" || run.reach === "comparison") await importTaxonomy(context);
      await enter("transfer");
      return DONE;
    case "extract": {
      const { done } = await extractPage(context);
      return { go: true, done };
    }
    case "load": {
      const before = await store.load();
      const { loaded } = await loadBatch(context);
      const done = loaded === 0 && before.extracted;
      if (done) await enter(run.kind === "dry_run" ? "deletions" : "media");
      return { go: true, done };
    }
    case "media": {
      const { done } = await loadMedia(context);
      if (done && !context.signal.aborted) await enter("deletions");
      return { go: true, done };
    }
    case "deletions": {
      const { done } = await removeGone(context);
      if (done && !context.signal.aborted) await enter(run.kind === "dry_run" ? "finish" : "reconcile");
      return { go: true, done };
    }
    case "reconcile":
      await reconcileRun(context);
      await enter("finish");
      return DONE;
    case "finish": {
      const report = run.reconciliation as ReconciliationReport | null;
      await finishRun(context, report);
      await countRunEnd(deps, run);
      await advanceWatermark(deps, run);
      await afterRun(deps, run);
      return DONE;
    }
  }
}

async function withStepContext(
  scope: WholeOrgScope,
  deps: ServiceDeps,
  run: Run,
  store: RunStore,
  step: RunStep,
  work: (context: EngineContext) => Promise<StepResult>,
): Promise<StepResult> {
  const where = { id: run.id, orgId: run.orgId };
  const abort = new AbortController();
  const cancelWatch = setInterval(() => {
    deps.db.run
      .findFirst({ where, select: { cancelRequested: true } })
      .then((row) => row?.cancelRequested && abort.abort())
      .catch(() => undefined);
  }, CANCEL_POLL_MS);
  const sourceCounter: RequestCounter = { requests: 0, writes: 0 };
  const targetCounter: RequestCounter = { requests: 0, writes: 0 };
  let waited = false;
  const onWait = ({ reason, label, ms }: WaitNotice) => {
    waited = true;
    const until = new Date(deps.clock.now() + ms).toISOString();
    deps.db.run.updateMany({ where, data: { waiting: { reason, label, until } } }).catch(() => undefined);
  };
  try {
    const [source, target] = await Promise.all([
      openSource(scope, deps, run.sourceId, { onWait, counter: sourceCounter, signal: abort.signal }),
      openTarget(scope, deps, run.targetId, { onWait, counter: targetCounter, signal: abort.signal }),
    ]);
    const result = await work({
      store,
      source,
      entity: run.entity,
      stream: source.stream(run.entity),
      sourceKey: source.storeKey,
      target: target.connector,
      writer: target.connector.entity(run.entity),
      targetFields: target.fields[run.entity],
      now: () => deps.clock.now(),
      signal: abort.signal,
    });
    if (waited || step === "plan") await deps.db.run.updateMany({ where, data: { waiting: {} } });
    return result;
  } catch (error) {
    // A cancelled run ends at its next step; what was cut off by that is no failure.
    if (abort.signal.aborted) return { go: true, done: false };
    if (error instanceof FatalError) {
      await endRun(deps, run, "failed", { message: error.message, technical: error.technical });
      await restoreSwitches(deps, run);
      await store.log("error", error.message);
      return STOP;
    }
    if (error instanceof RetriableError) {
      const until =
        error.retryAfterMs === undefined
          ? null
          : new Date(deps.clock.now() + error.retryAfterMs).toISOString();
      await deps.db.run.updateMany({
        where,
        data: { waiting: { reason: "retry", label: error.message, until } },
      });
      await store.log("warning", `${error.message} The step is tried again.`);
    }
    throw error;
  } finally {
    clearInterval(cancelWatch);
    await store.addRequests({
      writes: targetCounter.writes,
      sourceRequests: sourceCounter.requests,
      targetRequests: targetCounter.requests,
    });
  }
}
