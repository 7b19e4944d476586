import { describe, expect, it } from "vitest";
import { EMPTY_COUNTERS } from "@/server/domain/run";
import { phaseSteps } from "./phase-progress";

const run = {
  kind: "full",
  entity: "products",
  status: "running",
  phase: "transfer",
  counters: { ...EMPTY_COUNTERS, read: 50, created: 20, failed: 5 },
  expectedTotal: 200,
  media: { pending: 3, ended: 1 },
  deletionPolicy: "keep",
  deletions: null,
} as const;

function summary(steps: ReturnType<typeof phaseSteps>): string {
  return steps.map(({ phase, state }) => `${phase} ${state}`).join(", ");
}

describe("the steps of a run", () => {
  it("are done, under way or waiting, with counts where there is something to count", () => {
    const steps = phaseSteps(run);
    expect(summary(steps)).toBe(
      "plan done, taxonomy done, transfer current, media waiting, reconcile waiting, finish waiting",
    );
    expect(steps[2]?.count).toEqual({ done: 25, of: 200 });
    expect(steps[3]?.count).toBeNull();
  });

  it("trust what was read over what was expected", () => {
    const counters = { ...run.counters, read: 210, created: 205 };
    expect(phaseSteps({ ...run, counters })[2]?.count).toEqual({ done: 210, of: 210 });
    const fewer = { ...run.counters, read: 92, created: 87 };
    expect(phaseSteps({ ...run, phase: "reconcile", counters: fewer })[2]?.count).toEqual({
      done: 92,
      of: 92,
    });
  });

  it("leave out of a dry run what it does not do", () => {
    expect(summary(phaseSteps({ ...run, kind: "dry_run", status: "succeeded", phase: "ended" }))).toBe(
      "plan done, taxonomy done, transfer done, finish done",
    );
  });

  it("leave out of customers and orders what only products have", () => {
    expect(summary(phaseSteps({ ...run, entity: "orders" }))).toBe(
      "plan done, transfer current, reconcile waiting, finish waiting",
    );
  });

  it("look for deletions where the import does, and where a run has done so", () => {
    const trash = { ...run, deletionPolicy: "trash" } as const;
    expect(summary(phaseSteps(trash))).toContain("media waiting, deletions waiting, reconcile waiting");
    expect(summary(phaseSteps({ ...trash, kind: "dry_run" }))).not.toContain("deletions");
    const report = { policy: "trash", looked: "walk", gone: 4, retired: 3, held: null } as const;
    const ended = { status: "succeeded", phase: "ended" } as const;
    expect(summary(phaseSteps({ ...trash, ...ended }))).not.toContain("deletions");
    const steps = phaseSteps({ ...trash, ...ended, kind: "dry_run", deletions: report });
    expect(summary(steps)).toContain("deletions done");
    expect(steps.find(({ phase }) => phase === "deletions")?.count).toEqual({ done: 3, of: 4 });
  });

  it("wait for no more pictures once the run has ended", () => {
    const ended = { ...run, status: "completed_with_issues", phase: "ended" } as const;
    expect(phaseSteps(ended)[3]?.count).toEqual({ done: 1, of: 1 });
    expect(phaseSteps({ ...ended, media: { pending: 1, ended: 0 } })[3]?.count).toBeNull();
  });

  it("show where a run stopped, and that a queued one has not begun", () => {
    expect(summary(phaseSteps({ ...run, status: "failed" }))).toContain("transfer stopped, media waiting");
    expect(summary(phaseSteps({ ...run, status: "queued", phase: "plan" }))).toMatch(/^plan waiting/);
  });
});
