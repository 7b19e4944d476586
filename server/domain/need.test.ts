import { describe, expect, it } from "vitest";
import { type CauseFacts, describeCause } from "./cause-words";
import { CAUSE_GROUPS, CAUSE_KINDS, kindsOf, needOf, stateOfCause } from "./need";

const well = { broken: 0, attention: 0, running: 0, ran: 3 };

describe("the need of a client", () => {
  it.each([
    ["broken", { ...well, broken: 1, attention: 2, running: 1 }],
    ["attention", { ...well, attention: 1, running: 1 }],
    ["running", { ...well, running: 1 }],
    ["running", { ...well, running: 1, ran: 0 }],
    ["good", well],
    ["idle", { ...well, ran: 0 }],
    ["broken", { ...well, ran: 0, broken: 1 }],
  ] as const)("is %s by the worst that is known of it", (need, client) => {
    expect(needOf(client)).toBe(need);
  });
});

describe("causes", () => {
  it("are listed the worst first", () => {
    expect(CAUSE_KINDS).toEqual([...kindsOf("broken"), ...kindsOf("attention"), ...kindsOf("soon")]);
  });

  it("are each in one group that the board can be narrowed to", () => {
    expect(Object.values(CAUSE_GROUPS).flat().sort()).toEqual([...CAUSE_KINDS].sort());
  });

  const facts: CauseFacts = {
    kind: "run_failed",
    clientId: "c",
    subjectId: "s",
    name: "Products",
    runId: "r",
    count: 1_204,
    at: null,
    detail: null,
    remedy: null,
  };

  it.each(CAUSE_KINDS)("%s is a sentence with a remedy and a place to mend it", (kind) => {
    const cause = describeCause({ ...facts, kind });
    expect(cause.title).toMatch(/^[A-Z0-9].+\.$/);
    expect(cause.remedy).toMatch(/^[A-Z].+\.$/);
    expect(cause.subject.path).toMatch(/^\/(imports|connections|runs|settings)\//);
    expect(cause.state).toBe(stateOfCause(kind));
  });

  it("say what a store or a run has said", () => {
    const failing = {
      ...facts,
      kind: "connection_failing" as const,
      detail: "Refused.",
      remedy: "Make one.",
    };
    expect(describeCause(failing)).toMatchObject({ title: "Refused.", remedy: "Make one." });
    expect(describeCause({ ...facts, detail: "The shop is gone." }).title).toBe("The shop is gone.");
  });

  it("count records as people write numbers", () => {
    expect(describeCause({ ...facts, kind: "records_failed" })).toMatchObject({
      title: "1,204 records failed in the last run.",
      subject: { path: "/runs/r/records?state=failed" },
    });
    expect(describeCause({ ...facts, kind: "records_failed", count: 1 }).title).toContain("1 record failed");
  });

  it("lead to the import where the run is gone", () => {
    const gone = { ...facts, runId: null };
    expect(describeCause(gone).subject.path).toBe("/imports/s");
    expect(describeCause({ ...gone, kind: "records_failed" }).subject.path).toBe("/imports/s");
  });
});
