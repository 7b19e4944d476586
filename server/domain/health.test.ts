import { describe, expect, it } from "vitest";
import { type HealthRun, judgeHealth, type RunLane } from "./health";

const NONE = { failed: 0, of: 1_000 };

/** Runs in the order in which they ended. */
function runs(...list: (Partial<HealthRun> & { lane: RunLane })[]): HealthRun[] {
  return list.map((run, index) => ({
    id: `${run.lane}-${index}`,
    endedAt: new Date(Date.UTC(2026, 0, 1, index)),
    stopped: false,
    read: run.lane === "whole" ? 1_000 : 10,
    failed: 0,
    differs: "no",
    ...run,
  }));
}

const left = (failed: number) => ({ failed, of: 1_000 });

describe("an import's health", () => {
  it("is good as long as its runs end well", () => {
    expect(judgeHealth(runs({ lane: "whole" }, { lane: "stock" }, { lane: "chosen" }), NONE, 0)).toBeNull();
    expect(judgeHealth([], NONE, 0)).toBeNull();
  });

  it("fails with a run that stopped, that the stores disagree after, or that left records failed", () => {
    expect(judgeHealth(runs({ lane: "whole", stopped: true }), NONE, 0)?.kind).toBe("run_failed");
    expect(judgeHealth(runs({ lane: "whole", differs: "more" }), NONE, 100)?.kind).toBe("stores_differ");
    expect(judgeHealth(runs({ lane: "whole", differs: "missing" }), left(1), 100)?.kind).toBe(
      "stores_differ",
    );
    expect(judgeHealth(runs({ lane: "changes", failed: 1 }), left(1), 0)?.kind).toBe("records_failed");
  });

  it("holds failed records against the threshold, in per cent of what was read", () => {
    const whole = (failed: number) => runs({ lane: "whole", failed });
    expect(judgeHealth(whole(50), left(50), 5)).toBeNull();
    expect(judgeHealth(whole(51), left(51), 5)?.kind).toBe("records_failed");
    expect(judgeHealth(whole(1), left(1), 0)?.kind).toBe("records_failed");
    expect(judgeHealth(whole(1_000), left(1_000), 100)).toBeNull();
  });

  it("measures chosen records by the whole, since one of one is a hundred per cent", () => {
    const one = runs({ lane: "whole" }, { lane: "chosen", read: 1, failed: 1 });
    expect(judgeHealth(one, left(1), 5)).toBeNull();
    expect(judgeHealth(one, left(51), 5)).toEqual({ kind: "records_failed", runId: "chosen-1" });
    expect(judgeHealth(one, left(1), 0)?.kind).toBe("records_failed");
  });

  it("is not mended by a small run that goes well", () => {
    for (const lane of ["chosen", "stock"] as const) {
      expect(judgeHealth(runs({ lane: "whole", stopped: true }, { lane }), NONE, 0)?.kind).toBe("run_failed");
      expect(judgeHealth(runs({ lane: "whole", failed: 100 }, { lane }), left(99), 5)).toEqual({
        kind: "records_failed",
        runId: "whole-0",
      });
      expect(judgeHealth(runs({ lane: "changes", differs: "more" }, { lane }), NONE, 0)?.kind).toBe(
        "stores_differ",
      );
    }
    expect(judgeHealth(runs({ lane: "stock", stopped: true }, { lane: "changes" }), NONE, 0)?.kind).toBe(
      "run_failed",
    );
  });

  it("is mended once a retry, or the next run of changes, has left nothing failed", () => {
    expect(judgeHealth(runs({ lane: "whole", failed: 100 }, { lane: "chosen" }), NONE, 5)).toBeNull();
    expect(judgeHealth(runs({ lane: "whole", failed: 100 }, { lane: "changes" }), NONE, 5)).toBeNull();
    expect(judgeHealth(runs({ lane: "whole", differs: "missing" }, { lane: "changes" }), NONE, 0)).toBeNull();
    // More had failed than one run tries again.
    expect(judgeHealth(runs({ lane: "whole", failed: 600 }, { lane: "changes" }), left(100), 5)?.kind).toBe(
      "records_failed",
    );
  });

  it("is mended by a run that reaches as far as the one that stopped", () => {
    expect(judgeHealth(runs({ lane: "chosen", stopped: true }, { lane: "chosen" }), NONE, 0)).toBeNull();
    expect(judgeHealth(runs({ lane: "stock", stopped: true }, { lane: "stock" }), NONE, 0)).toBeNull();
    expect(judgeHealth(runs({ lane: "whole", stopped: true }, { lane: "changes" }), NONE, 0)).toBeNull();
    expect(judgeHealth(runs({ lane: "stock", stopped: true }, { lane: "whole" }), NONE, 0)).toBeNull();
    expect(judgeHealth(runs({ lane: "whole", differs: "more" }, { lane: "changes" }), NONE, 0)?.kind).toBe(
      "stores_differ",
    );
  });

  it("is not mended by another run that stops", () => {
    const stopped = runs({ lane: "changes", stopped: true }, { lane: "whole", stopped: true });
    expect(judgeHealth(stopped, NONE, 0)).toEqual({ kind: "run_failed", runId: "whole-1" });
    expect(
      judgeHealth(runs({ lane: "whole", failed: 9 }, { lane: "whole", stopped: true }).slice(1), left(9), 0)
        ?.kind,
    ).toBe("run_failed");
  });
});
