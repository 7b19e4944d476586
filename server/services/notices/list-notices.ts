import { type ListedNotice, listNoticeRows } from "@/server/db/repositories/notices";
import { noticePath, noticeWords } from "@/server/domain/notice-words";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";

export interface NoticeView extends Omit<ListedNotice, "facts" | "nextAttemptAt" | "channel"> {
  /** Null for who is there for single clients: where the organisation is told is its own matter, with what went wrong there. */
  channel: ListedNotice["channel"] | null;
  headline: string;
  /** Where it leads; null for a test, which is about nothing. */
  path: string | null;
  /** When it is tried again; null once it has been sent or given up. */
  triedAgainAt: Date | null;
}

const LATEST = 50;

/** What was sent, latest first, or why it was not. */
export async function listNotices(scope: OrgScope, deps: Pick<ServiceDeps, "db">): Promise<NoticeView[]> {
  requireScope(scope, "organisation:read");
  const rows = await listNoticeRows(scope, deps.db, LATEST);
  return rows.map(({ facts, nextAttemptAt, ...row }) => ({
    ...row,
    ...(scope.clients === null ? {} : { channel: null, problem: null }),
    headline:
      row.event === "test"
        ? "Test"
        : facts
          ? noticeWords(row.event, facts).headline
          : "A notice of another version",
    path: facts?.import ? noticePath(facts) : null,
    triedAgainAt: row.state === "pending" && row.attempts > 0 ? nextAttemptAt : null,
  }));
}
