import { describe, expect, it } from "vitest";
import { type CheckItem, connectionState, summariseCheck } from "./connection-state";

const items = (...states: CheckItem["state"][]): CheckItem[] =>
  states.map((state, index) => ({ id: `${index}`, label: "Check", state, detail: "Found." }));
const checked = (...states: CheckItem["state"][]) => ({
  at: new Date(0),
  usable: true,
  items: items(...states),
});

describe("connectionState", () => {
  it("tells each state by colour and word", () => {
    expect(connectionState({ status: "unchecked", check: null })).toEqual({
      state: "idle",
      word: "Not tested",
    });
    expect(connectionState({ status: "usable", check: checked("ok") }).state).toBe("good");
    expect(connectionState({ status: "usable", check: checked("ok", "warning") }).state).toBe("attention");
    expect(connectionState({ status: "failing", check: checked("failed") }).state).toBe("broken");
    expect(connectionState({ status: "disabled", check: checked("failed") }).state).toBe("off");
  });
});

describe("summariseCheck", () => {
  it("says the worst first", () => {
    expect(summariseCheck(items("ok", "ok")).sentence).toBe("All 2 checks hold");
    expect(summariseCheck(items("ok", "warning")).sentence).toBe("It works, with one remark");
    expect(summariseCheck(items("warning", "failed", "skipped")).sentence).toBe(
      "1 of 3 checks failed, 1 could not be made",
    );
  });
});
