import { describe, expect, it } from "vitest";
import { boardVerdict } from "./board-words";

const none = { broken: 0, attention: 0, running: 0, good: 0, idle: 0 };

describe("the board in one line", () => {
  it.each([
    [{ ...none, broken: 2, attention: 3, good: 1_000 }, "broken", "5 of 1,005 clients need you today."],
    [{ ...none, attention: 1, running: 4 }, "attention", "1 of 5 clients needs you today."],
    [{ ...none, broken: 1 }, "broken", "Your client needs you today."],
    [{ ...none, running: 1, good: 4 }, "running", "Nobody needs you. Imports are running."],
    [{ ...none, good: 4, idle: 1 }, "good", "Nobody needs you today."],
    [{ ...none, idle: 2 }, "idle", "Nothing has run yet."],
  ] as const)("case %#: %s", (needs, state, sentence) => {
    expect(boardVerdict(needs)).toEqual({ state, sentence });
  });
});
