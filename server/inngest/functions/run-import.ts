import { type GetStepTools, type Inngest, RetryAfterError } from "inngest";
import { RetriableError } from "@/server/connectors/core/errors";
import type { ServiceDeps } from "@/server/services/deps";
import type { RunRequest } from "@/server/services/runs/deps";
import { driveStep, type RunStep, type StepResult } from "@/server/services/runs/drive-run";
import { endRun } from "@/server/services/runs/end-run";
import { runRequested } from "../events";

/** Far below the 1,000 steps that a function run may have; each call replays all, so a new one is cheaper, too. */
const STEPS_PER_PART = 120;
const WAIT_FOR_TARGET = "5s";

/** An error as the executor understands it: with the time to wait, when the other side said one. */
function asExecutorError(error: unknown): unknown {
  if (!(error instanceof RetriableError)) return error;
  return new RetryAfterError(error.message, error.retryAfterMs ?? 5_000);
}

/** The import as durable steps: pages and batches, never single records. */
export function createRunImport(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    {
      id: "run-import",
      name: "Run an import",
      retries: 12,
      triggers: [runRequested],
      onFailure: async ({ event, error, step }) => {
        const { runId, orgId } = event.data.event.data as RunRequest;
        await step.run("mark-failed", async () => {
          await endRun(deps(), { id: runId, orgId }, "failed", {
            message: `The run stopped after several attempts. ${error.message} Resume it when that is mended.`,
            technical: error.stack,
          });
        });
      },
    },
    async ({ event, step }) => {
      const request: RunRequest = event.data;
      return driveRun(step, deps, request);
    },
  );
}

async function driveRun(step: GetStepTools<Inngest>, deps: () => ServiceDeps, request: RunRequest) {
  let steps = 0;
  const does = async (name: RunStep, index?: number): Promise<StepResult> => {
    steps += 1;
    const id = index === undefined ? name : `${name}-${index}`;
    return step.run(id, async () => {
      try {
        return await driveStep(deps(), request, name);
      } catch (error) {
        throw asExecutorError(error);
      }
    });
  };
  const goOn = async () => {
    await step.sendEvent("continue", {
      ...runRequested.create({ ...request, part: request.part + 1 }),
      id: `${request.runId}:${request.leg}:${request.part + 1}`,
    });
    return { continued: true };
  };

  for (let index = 0; ; index += 1) {
    const planned = await does("plan", index);
    if (!planned.go) return { stopped: "plan" };
    if (planned.done) break;
    if (steps > STEPS_PER_PART) return goOn();
    await step.sleep(`wait-for-target-${index}`, WAIT_FOR_TARGET);
  }
  if (!(await does("taxonomy")).go) return { stopped: "taxonomy" };
  for (let index = 0; ; index += 1) {
    // The next page is read while the last batch is written.
    const [extracted, loaded] = await Promise.all([does("extract", index), does("load", index)]);
    if (!extracted.go || !loaded.go) return { stopped: "transfer" };
    if (extracted.done && loaded.done) break;
    if (steps > STEPS_PER_PART) return goOn();
  }
  for (const phase of ["media", "deletions"] as const) {
    for (let index = 0; ; index += 1) {
      const { go, done } = await does(phase, index);
      if (!go) return { stopped: phase };
      if (done) break;
      if (steps > STEPS_PER_PART) return goOn();
    }
  }
  if (!(await does("reconcile")).go) return { stopped: "reconcile" };
  if (!(await does("finish")).go) return { stopped: "finish" };
  return { ended: true };
}
