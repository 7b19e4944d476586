import { describe, expect, it } from "vitest";
import { type ImportPreview, verdictOf, worstFirst } from "./push-verdict";

const option = (path: string, byHand: boolean) => ({
  path,
  before: "a",
  after: "b",
  byHand,
  templateChanged: true,
});

const preview = (name: string, part: Partial<ImportPreview> = {}): ImportPreview => ({
  importId: name,
  name,
  clientName: name,
  misfit: null,
  changes: { rules: [], options: [], schedules: [] },
  byHand: 0,
  faults: { keep: [], overwrite: [] },
  given: null,
  running: false,
  seen: "",
  ...part,
});
const changed = (...hands: boolean[]): Partial<ImportPreview> => ({
  changes: { rules: [], options: hands.map((byHand, index) => option(String(index), byHand)), schedules: [] },
  byHand: hands.filter(Boolean).length,
});

describe("what a push comes to", () => {
  it("counts what is kept and what is overwritten", () => {
    const one = preview("one", changed(true, false));
    expect(verdictOf(one, 2, true)).toEqual({ kind: "changes", count: 1, overwritten: 0 });
    expect(verdictOf(one, 2, false)).toEqual({ kind: "changes", count: 2, overwritten: 1 });
  });

  it("tells an import that holds it already from one that is only marked", () => {
    const given = { name: "T", version: 2, same: true };
    expect(verdictOf(preview("one", { given }), 2, true)).toEqual({ kind: "same" });
    expect(verdictOf(preview("one", { given }), 3, true)).toEqual({ kind: "mark" });
    expect(verdictOf(preview("one"), 1, true)).toEqual({ kind: "mark" });
    expect(verdictOf(preview("one", { ...changed(true), given }), 2, true)).toEqual({ kind: "same" });
  });

  it("names a fault of the answer that was chosen", () => {
    const one = preview("one", { ...changed(true), faults: { keep: [], overwrite: ["sku: no such field"] } });
    expect(verdictOf(one, 2, true).kind).toBe("mark");
    expect(verdictOf(one, 2, false)).toEqual({ kind: "faulty", sentence: "sku: no such field" });
  });
});

it("the worst comes first", () => {
  const previews = [
    preview("same", { given: { name: "T", version: 2, same: true } }),
    preview("few", changed(false)),
    preview("many", changed(false, false)),
    preview("hand", changed(true)),
    preview("misfit", { misfit: "no" }),
    preview("faulty", { ...changed(false), faults: { keep: ["x"], overwrite: ["x"] } }),
  ];
  expect(worstFirst(previews, 2).map(({ name }) => name)).toEqual([
    "misfit",
    "faulty",
    "hand",
    "many",
    "few",
    "same",
  ]);
});
