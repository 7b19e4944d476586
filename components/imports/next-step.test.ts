import { expect, it } from "vitest";
import type { RouterOutputs } from "@/components/api/trpc";
import { EMPTY_COUNTERS, type RunStatus } from "@/server/domain/run";
import { nextStepOf } from "./next-step";

type Run = NonNullable<RouterOutputs["import"]["list"]["rows"][number]["lastRun"]>;

function run(status: RunStatus, kind: Run["kind"] = "full", failed = 0): Run {
  return {
    id: `${kind}-1`,
    kind,
    status,
    phase: "ended",
    counters: { ...EMPTY_COUNTERS, failed },
    expectedTotal: null,
    createdAt: new Date(0),
    startedAt: null,
    endedAt: null,
  };
}
const complete = { id: "i", ready: true, openStep: "review" as const, lastRun: null, lastDryRun: null };

it("goes from the open step over the dry run to nothing left to do", () => {
  expect(nextStepOf({ ...complete, ready: false, openStep: "target" })?.path).toBe("/imports/i/edit/target");
  expect(nextStepOf(complete)?.label).toBe("Do a dry run");
  expect(nextStepOf({ ...complete, lastDryRun: run("succeeded", "dry_run") })?.label).toBe(
    "Look at the dry run",
  );
  expect(nextStepOf({ ...complete, lastRun: run("succeeded") })).toBeNull();
});

it("watches what is under way before anything else", () => {
  expect(nextStepOf({ ...complete, ready: false, lastRun: run("running") })).toEqual({
    label: "Watch the run",
    path: "/runs/full-1",
  });
});

it("leads to what went wrong", () => {
  expect(nextStepOf({ ...complete, lastRun: run("failed") })?.label).toBe("See why it stopped");
  expect(nextStepOf({ ...complete, lastRun: run("completed_with_issues", "full", 3) })?.label).toBe(
    "Look at 3 failures",
  );
});
