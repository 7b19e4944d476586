import type { IssueGroup } from "@/server/db/repositories/overview";
import { type Cause, type CauseFacts, describeCause } from "@/server/domain/cause-words";
import { ISSUE_CATALOGUE } from "@/server/domain/issue";

/** One thing that needs a look: what it is, what to do, and where. */
export interface AttentionItem extends Pick<Cause, "key" | "title" | "remedy" | "subject"> {
  /** Broken keeps something from working; attention does not. */
  state: "broken" | "attention";
}

function ofCause(facts: CauseFacts): AttentionItem[] {
  const { state, key, title, remedy, subject } = describeCause(facts);
  return state === "soon" ? [] : [{ key, state, title, remedy, subject }];
}

function ofIssues(group: IssueGroup): AttentionItem {
  const { title, remedy } = ISSUE_CATALOGUE[group.code];
  return {
    key: `issue:${group.runId}:${group.code}`,
    state: group.severity === "error" && !group.tolerated ? "broken" : "attention",
    title: `${title}: ${group.count.toLocaleString("en")} ${group.count === 1 ? "record" : "records"}`,
    remedy,
    subject: { name: group.importName, path: `/runs/${group.runId}/records?issue=${group.code}` },
  };
}

/**
 * The worst first: what the board calls causes, but with failed records told by what is wrong with them, and with remarks
 * on others.
 */
export function attentionItems(
  causes: readonly CauseFacts[],
  issues: readonly IssueGroup[],
): AttentionItem[] {
  const told = new Set(issues.filter(({ severity }) => severity === "error").map(({ runId }) => runId));
  const isTold = ({ kind, runId }: CauseFacts) =>
    (kind === "records_failed" || kind === "records_left") && runId !== null && told.has(runId);
  const items = [...causes.filter((cause) => !isTold(cause)).flatMap(ofCause), ...issues.map(ofIssues)];
  return [
    ...items.filter(({ state }) => state === "broken"),
    ...items.filter(({ state }) => state !== "broken"),
  ];
}
