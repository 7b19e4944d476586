import type { StoredConnection } from "@/server/db/repositories/connections";
import type { ImportLine, IssueGroup } from "@/server/db/repositories/overview";
import type { TroubledWebhooks } from "@/server/db/repositories/webhooks";
import { ISSUE_CATALOGUE } from "@/server/domain/issue";

/** One thing that needs a look: what it is, what to do, and where. */
export interface AttentionItem {
  key: string;
  /** Broken keeps something from working; attention does not. */
  state: "broken" | "attention";
  title: string;
  remedy: string;
  /** What it is about, with its address below the organisation's. */
  subject: { name: string; path: string };
}

function ofConnection(connection: StoredConnection): AttentionItem {
  const failed = connection.lastCheck?.items.find((item) => item.state === "failed");
  return {
    key: `connection:${connection.id}`,
    state: "broken",
    title: failed?.detail ?? "The last test of this connection failed.",
    remedy: failed?.remedy ?? "Open the connection and test it again.",
    subject: { name: connection.name, path: `/connections/${connection.id}` },
  };
}

/** Runs go on without it, so it keeps nothing from working. */
function ofWebhooks({ connectionId, connectionName, problem }: TroubledWebhooks): AttentionItem {
  return {
    key: `webhooks:${connectionId}`,
    state: "attention",
    title: "Changes may come late: real time needs a look.",
    remedy: problem,
    subject: { name: connectionName, path: `/connections/${connectionId}` },
  };
}

function ofFailedRun({ name, lastRun }: ImportLine): AttentionItem | null {
  if (lastRun?.status !== "failed") return null;
  return {
    key: `run:${lastRun.id}`,
    state: "broken",
    title: lastRun.failure ?? "The last run stopped before its end.",
    remedy: "Open the run, mend what it names, and resume it: it goes on where it stopped.",
    subject: { name, path: `/runs/${lastRun.id}` },
  };
}

function ofIssues(group: IssueGroup): AttentionItem {
  const { title, remedy } = ISSUE_CATALOGUE[group.code];
  return {
    key: `issue:${group.runId}:${group.code}`,
    state: group.severity === "error" ? "broken" : "attention",
    title: `${title}: ${group.count.toLocaleString("en")} ${group.count === 1 ? "record" : "records"}`,
    remedy,
    subject: { name: group.importName, path: `/runs/${group.runId}/records?issue=${group.code}` },
  };
}

/** The worst first: stores that cannot be reached, runs that stopped, records that failed, then remarks. */
export function attentionItems(
  connections: readonly StoredConnection[],
  imports: readonly ImportLine[],
  issues: readonly IssueGroup[],
  webhooks: readonly TroubledWebhooks[],
): AttentionItem[] {
  const items = [
    ...connections.filter(({ status }) => status === "failing").map(ofConnection),
    ...webhooks.map(ofWebhooks),
    ...imports.map(ofFailedRun).filter((item) => item !== null),
    ...issues.map(ofIssues),
  ];
  return [
    ...items.filter(({ state }) => state === "broken"),
    ...items.filter(({ state }) => state !== "broken"),
  ];
}
