import { describe, expect, it } from "vitest";
import type { IssueGroup } from "@/server/db/repositories/overview";
import type { CauseFacts } from "@/server/domain/cause-words";
import type { CauseKind } from "@/server/domain/need";
import { attentionItems } from "./attention";

const cause = (kind: CauseKind, runId: string | null = null): CauseFacts => ({
  kind,
  clientId: "c",
  subjectId: `s-${kind}`,
  name: "Products",
  runId,
  count: 3,
  at: null,
  detail: null,
  remedy: null,
});
const issues = (runId: string, change: Partial<IssueGroup> = {}): IssueGroup => ({
  code: "variation_failed",
  severity: "error",
  tolerated: false,
  importId: "i",
  importName: "Products",
  runId,
  count: 3,
  ...change,
});
const keys = (...given: Parameters<typeof attentionItems>) =>
  attentionItems(...given).map(({ state, key }) => [state, key]);

describe("what needs a look", () => {
  it("has the worst first, and nothing that only ends soon", () => {
    const causes = [cause("connection_failing"), cause("schedule_missed"), cause("schedule_ending")];
    expect(keys(causes, [issues("r"), issues("r", { severity: "warning" })])).toEqual([
      ["broken", "connection_failing:s-connection_failing"],
      ["broken", "issue:r:variation_failed"],
      ["attention", "schedule_missed:s-schedule_missed"],
      ["attention", "issue:r:variation_failed"],
    ]);
  });

  it("tells of failed records by what is wrong with them, where that is known", () => {
    expect(keys([cause("records_failed", "r"), cause("records_failed", "gone")], [issues("r")])).toEqual([
      ["broken", "records_failed:s-records_failed"],
      ["broken", "issue:r:variation_failed"],
    ]);
  });

  it("is no more than a look where the import counts as good all the same", () => {
    const left = [cause("records_left", "r")];
    expect(keys(left, [issues("r", { tolerated: true })])).toEqual([
      ["attention", "issue:r:variation_failed"],
    ]);
    expect(keys(left, [])).toEqual([["attention", "records_left:s-records_left"]]);
  });
});
