import { expect, test } from "vitest";
import { delayOf, parseTimeString, retryAfterDelay } from "./time-string";

const now = new Date("2026-08-01T12:00:00Z");

test.each([
  ["2s", 2_000],
  ["2h45m", 9_900_000],
  ["300ms", 300],
  ["1.5h", 5_400_000],
  ["1w2d", 777_600_000],
])("%s is %i ms", (text, expected) => {
  expect(delayOf(text, now)).toBe(expected);
});

test("a date is the time until then, and nothing once it has passed", () => {
  expect(delayOf("2026-08-01T12:00:05.000Z", now)).toBe(5_000);
  expect(delayOf("2026-07-31T12:00:00.000Z", now)).toBe(0);
});

test("what is neither is refused", () => {
  expect(() => delayOf("soon", now)).toThrow(/neither a duration/);
  expect(() => delayOf("", now)).toThrow();
  expect(parseTimeString("5 minutes")).toBeUndefined();
});

test("Retry-After holds seconds or a date", () => {
  expect(retryAfterDelay("30", now)).toBe(30_000);
  expect(retryAfterDelay("2026-08-01T12:01:00Z", now)).toBe(60_000);
  expect(retryAfterDelay("Sat, 01 Aug 2026 12:00:10 GMT", now)).toBe(10_000);
  expect(retryAfterDelay("whenever", now)).toBeUndefined();
});
