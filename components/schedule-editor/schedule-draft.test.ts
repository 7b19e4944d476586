import { describe, expect, it } from "vitest";
import type { Rhythm } from "@/server/domain/schedule/rhythm";
import { draftOf, NEW_DRAFT, readDraft, type ScheduleDraft } from "./schedule-draft";

const zone = "Europe/Berlin";
const errorsOf = (part: Partial<ScheduleDraft>) => readDraft({ ...NEW_DRAFT, ...part }, zone).errors;

describe("the form of a schedule", () => {
  it.each<Rhythm>([
    { kind: "minutes", every: 45 },
    { kind: "hourly", minute: 7 },
    { kind: "daily", hour: 4, minute: 5 },
    { kind: "weekly", weekdays: ["monday", "friday"], hour: 23, minute: 59 },
    { kind: "monthly", day: "last", hour: 0, minute: 0 },
    { kind: "cron", expression: "0 8 * * MON-FRI" },
  ])("gives back what was saved: %j", (rhythm) => {
    const saved = {
      rhythm,
      startsAt: new Date("2026-07-01T08:00:00Z"),
      endsAt: null,
      reach: "everything" as const,
      whenBusy: "queue" as const,
      catchUp: false,
    };
    const draft = draftOf(saved, zone);
    expect(draft.startsAt).toBe("2026-07-01T10:00");
    expect(readDraft(draft, zone).settings).toEqual(saved);
  });

  it("starts with one that can be saved", () => {
    expect(errorsOf({})).toEqual({});
  });

  it("says what is wrong, by the input", () => {
    expect(errorsOf({ time: "" })).toHaveProperty("rhythm.hour");
    expect(errorsOf({ kind: "minutes", every: Number.NaN })).toHaveProperty("rhythm.every");
    expect(errorsOf({ kind: "weekly", weekdays: [] })).toEqual({
      "rhythm.weekdays": "Choose at least one weekday.",
    });
    expect(errorsOf({ kind: "cron", expression: "" })).toHaveProperty("rhythm.expression");
    expect(errorsOf({ startsAt: "2026-07-02T10:00", endsAt: "2026-07-01T10:00" })).toEqual({
      endsAt: "This is before the start.",
    });
  });
});
