import { describe, expect, it } from "vitest";
import { type DefinitionProgress, furtherStep, isReady, openStep, stepStates } from "./import-steps";

const complete: DefinitionProgress = {
  wizardStep: "options",
  sourceId: "s",
  targetId: "t",
  mappingErrors: 0,
};

describe("steps of a definition", () => {
  it("opens one step at a time", () => {
    expect(stepStates({ ...complete, wizardStep: "source", targetId: null })).toEqual({
      type: "done",
      source: "done",
      target: "next",
      filters: "later",
      mapping: "later",
      options: "later",
      review: "later",
    });
  });

  it("is ready when everything before the review is saved", () => {
    expect(isReady(complete)).toBe(true);
    expect(isReady({ ...complete, wizardStep: "mapping" })).toBe(false);
    expect(stepStates(complete).review).toBe("next");
  });

  it("is not ready with a fault in the mapping, and leads there", () => {
    const broken = { ...complete, mappingErrors: 2 };
    expect(isReady(broken)).toBe(false);
    expect(stepStates(broken).mapping).toBe("problem");
    expect(openStep(broken)).toBe("mapping");
  });

  it("leads back to a side that was taken away, however far the wizard had come", () => {
    const without = { ...complete, sourceId: null };
    expect(openStep(without)).toBe("source");
    expect(stepStates(without).options).toBe("later");
  });

  it("never takes back what was reached", () => {
    expect(furtherStep("options", "filters")).toBe("options");
    expect(furtherStep("source", "filters")).toBe("filters");
    expect(furtherStep("nonsense", "type")).toBe("type");
  });
});
