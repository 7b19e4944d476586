import { expect, it } from "vitest";
import { readableLine } from "./readable-line";

it("shows the logger's JSON as a line for people", () => {
  const line = JSON.stringify({
    level: "warn",
    time: "2026-01-02T03:04:05.678Z",
    part: "executor",
    run: "r1",
    ms: 12,
    msg: "late",
  });
  expect(readableLine(line)).toBe("03:04:05 warn executor: late run=r1 ms=12");
});

it("shows where an error came from", () => {
  const line = JSON.stringify({
    level: "error",
    time: "2026-01-02T03:04:05.678Z",
    msg: "failed",
    err: { stack: "Error: x\n  at y" },
  });
  expect(readableLine(line)).toBe("03:04:05 error failed\nError: x\n  at y");
});

it.each(["plain words", "{ not json", '{"other":"json"}'])("leaves %s as it is", (line) => {
  expect(readableLine(line)).toBe(line);
});
