import type { Db } from "@/server/db/client";
import type { Run } from "@/server/db/generated/client";
import { type HealthState, lockHealth, readHealthHistory, saveHealth } from "@/server/db/repositories/health";
import { insertNotices } from "@/server/db/repositories/notices";
import { judgeHealth } from "@/server/domain/health";
import { makeOrgScope, type WholeOrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { type NoticeAbout, readNoticeFacts } from "./notice-facts";

type HealthDeps = Pick<ServiceDeps, "db" | "clock" | "logger" | "requestNotices">;

/** Runs that write what the import says; what a cancelled one has not done is nobody's failure. */
const TELLING_KINDS: readonly Run["kind"][] = ["full", "incremental", "retry"];
const TELLING_ENDS: readonly Run["status"][] = ["succeeded", "completed_with_issues", "failed"];

/**
 * Judges an import anew after one of its runs has ended, and writes notices when it begins to fail or has recovered.
 * The import's row is locked meanwhile, so of two runs that end at once the second finds what the first has said.
 */
export async function noteHealth(deps: HealthDeps, run: Run): Promise<void> {
  if (!TELLING_KINDS.includes(run.kind) || !TELLING_ENDS.includes(run.status)) return;
  const scope = makeOrgScope({ orgId: run.orgId, actor: { kind: "run", runId: run.id }, role: "operator" });
  await changeHealth(scope, deps, run.importId, async (tx, state) => {
    if (state.health !== "failing" && run.status === "succeeded") return { failing: false, runId: run.id };
    const { runs, left } = await readHealthHistory(scope, tx, run.importId, state.entity);
    const failure = judgeHealth(runs, left, state.threshold);
    return failure ? { failing: true, runId: failure.runId, failure } : { failing: false, runId: run.id };
  });
}

/** A run that was due could not start: a connection is switched off, or the import cannot run as it stands. */
export async function noteStartRefused(
  deps: HealthDeps,
  refused: { orgId: string; importId: string; problem: string },
): Promise<void> {
  const { orgId, importId, problem } = refused;
  const actor = { kind: "system", part: "notices" } as const;
  await changeHealth(makeOrgScope({ orgId, actor, role: "operator" }), deps, importId, async () => ({
    failing: true,
    runId: null,
    failure: { kind: "start_refused", sentence: problem },
  }));
}

type Verdict =
  | { failing: false; runId: string }
  | { failing: true; runId: string | null; failure: NonNullable<NoticeAbout["failure"]> };

async function changeHealth(
  scope: WholeOrgScope,
  deps: HealthDeps,
  importId: string,
  judge: (tx: Db, state: HealthState) => Promise<Verdict>,
): Promise<void> {
  const at = new Date(deps.clock.now());
  const written = await deps.db.$transaction(async (tx) => {
    const before = await lockHealth(scope, tx, importId);
    if (!before) return 0;
    const verdict = await judge(tx, before);
    const health = verdict.failing ? "failing" : "good";
    if (health === before.health) return 0;
    await saveHealth(scope, tx, importId, health, at);
    // An import that was never failing has nothing to recover from.
    if (!verdict.failing && before.health !== "failing") return 0;
    const facts = await readNoticeFacts(scope, tx, {
      importId,
      runId: verdict.runId,
      failure: verdict.failing ? verdict.failure : null,
      failingSince: verdict.failing ? at : before.healthSince,
    });
    if (!facts) return 0;
    const event = verdict.failing ? "failing" : "recovered";
    return insertNotices(scope, tx, { event, importId, runId: verdict.runId, facts, at });
  });
  if (written > 0) await requestNotices(deps);
}

/** When the executor cannot be reached the notices stay, and the sweep sends them later. */
async function requestNotices(deps: Pick<ServiceDeps, "requestNotices" | "logger">): Promise<void> {
  try {
    await deps.requestNotices();
  } catch (error) {
    deps.logger.warn({ err: error }, "notices wait for the sweep: the executor could not be reached");
  }
}
