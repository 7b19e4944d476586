import type { Db } from "@/server/db/client";
import {
  type NoticeChannelKind,
  type NoticeEvent,
  type NoticeFacts,
  noticeFactsSchema,
} from "@/server/domain/notice";
import type { Sealed } from "./connections";

/** A notice that is ours to send for now, with where it goes. */
export interface ClaimedNotice {
  id: string;
  orgId: string;
  event: NoticeEvent;
  /** Null when they are of a form that is no longer known. */
  facts: NoticeFacts | null;
  /** This one included. */
  attempts: number;
  createdAt: Date;
  channel: { id: string; kind: NoticeChannelKind; enabled: boolean; sealed: Sealed };
}

interface ClaimedRow extends Omit<ClaimedNotice, "facts" | "channel"> {
  channelId: string;
  facts: unknown;
}

/**
 * Takes the notice that has been due longest, of any organisation, until the lease ends. Nobody else gets it meanwhile;
 * should this process die, somebody does afterwards.
 */
export async function claimNotice(db: Db, now: Date, leaseUntil: Date): Promise<ClaimedNotice | null> {
  const [row] = await db.$queryRaw<ClaimedRow[]>`
    UPDATE "Notice" SET "attempts" = "attempts" + 1, "nextAttemptAt" = ${leaseUntil}
    WHERE "id" = (
      SELECT "id" FROM "Notice" WHERE "state" = 'pending' AND "nextAttemptAt" <= ${now}
      ORDER BY "nextAttemptAt" LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING "id", "orgId", "channelId", "event", "facts", "attempts", "createdAt"`;
  if (!row) return null;
  const { channelId, facts, ...notice } = row;
  const channel = await db.noticeChannel.findFirst({
    where: { id: channelId, orgId: notice.orgId },
    select: { id: true, kind: true, enabled: true, secrets: true, keyVersion: true },
  });
  // Removed this very moment, and the notice with it.
  if (!channel) return null;
  const { secrets, keyVersion, ...shown } = channel;
  return {
    ...notice,
    facts: noticeFactsSchema.safeParse(facts).data ?? null,
    channel: { ...shown, sealed: { bytes: secrets, keyVersion } },
  };
}

/** What became of an attempt; of the notice and, for people, of its channel. */
export async function settleNotice(
  db: Db,
  { id, orgId, channel }: Pick<ClaimedNotice, "id" | "orgId" | "channel">,
  outcome:
    | { state: "sent"; at: Date }
    | { state: "pending"; problem: string; nextAttemptAt: Date }
    | { state: "failed"; problem: string },
): Promise<void> {
  const sent = outcome.state === "sent";
  await db.notice.updateMany({
    where: { id, orgId, state: "pending" },
    data: {
      state: outcome.state,
      problem: sent ? null : outcome.problem,
      ...(sent ? { sentAt: outcome.at } : {}),
      ...(outcome.state === "pending" ? { nextAttemptAt: outcome.nextAttemptAt } : {}),
    },
  });
  await db.noticeChannel.updateMany({
    where: { id: channel.id, orgId },
    data: sent ? { lastSentAt: outcome.at, problem: null } : { problem: outcome.problem },
  });
}
