import { describe, expect, it } from "vitest";
import { type RecordView, recordAddress } from "./record-view";

const view: RecordView = {
  sort: "seq",
  direction: "asc",
  search: "",
  filters: { state: [], kind: [], issue: [] },
};

describe("a record's address", () => {
  it("is plain for the list as it is at first", () => {
    expect(recordAddress("acme", "r1", "x9", view)).toBe("/acme/runs/r1/records/x9");
  });

  it("carries the list that one came from", () => {
    const filtered: RecordView = {
      sort: "title",
      direction: "desc",
      search: "tent & pegs",
      filters: { state: ["failed", "skipped"], kind: [], issue: ["price_missing"] },
    };
    expect(recordAddress("acme", "r1", "x9", filtered)).toBe(
      "/acme/runs/r1/records/x9?sort=title&dir=desc&q=tent+%26+pegs&state=failed%2Cskipped&issue=price_missing",
    );
  });
});
