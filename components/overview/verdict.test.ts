import { describe, expect, it } from "vitest";
import type { Overview } from "./overview-page";
import { verdictOf } from "./verdict";

const item = (state: "broken" | "attention"): Overview["attention"][number] => ({
  key: state,
  state,
  title: "",
  remedy: "",
  subject: { name: "", path: "" },
});
const line = (status: "running" | "succeeded"): Overview["imports"][number] => ({
  id: "i",
  name: "Products",
  entity: "products",
  ready: true,
  clientName: "Acme",
  sourceName: null,
  targetName: null,
  nextRunAt: null,
  lastRun: {
    id: "r",
    kind: "full",
    status,
    phase: "ended",
    createdAt: new Date(0),
    endedAt: null,
    failure: null,
    expected: null,
    read: 0,
    written: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
  },
});
const overview = (parts: Partial<Overview>): Overview => ({
  imports: [line("succeeded")],
  days: [],
  attention: [],
  firstSteps: null,
  ...parts,
});

describe("verdictOf", () => {
  it.each([
    [overview({}), "good", "Everything is well."],
    [overview({ attention: [item("attention")] }), "attention", "Everything works, with 1 remark."],
    [overview({ attention: [item("broken"), item("attention")] }), "broken", "1 thing needs a look."],
    [overview({ imports: [line("running")] }), "running", "1 import is running."],
    [
      overview({ imports: [line("running")], attention: [item("broken")] }),
      "broken",
      "1 thing needs a look. 1 import is running.",
    ],
    [
      overview({
        firstSteps: { hasSource: false, hasTarget: false, hasImport: false, hasDryRun: false },
      }),
      "idle",
      "Nothing has run yet.",
    ],
  ])("case %#: %s", (given, state, sentence) => {
    expect(verdictOf(given)).toEqual({ state, sentence });
  });
});
