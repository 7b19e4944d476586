import { writeAudit } from "@/server/db/repositories/audit";
import { findChannel, readSealedChannel, type StoredChannel } from "@/server/db/repositories/notice-channels";
import { insertTestNotice } from "@/server/db/repositories/notices";
import { findNoticeOrganisation } from "@/server/db/repositories/organisations";
import type { NoticeFacts } from "@/server/domain/notice";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { requireScope } from "../require-scope";
import { takeAttempt } from "../take-attempt";
import { type AttemptDeps, attemptNotice, LEASE_MS } from "./attempt-notice";

export interface ChannelTest {
  arrived: boolean;
  /** What came of it, in words. */
  message: string;
}

/** Sends a test to the channel now and waits for what comes of it. */
export async function testChannel(
  scope: OrgScope,
  deps: AttemptDeps & Pick<ServiceDeps, "limits">,
  channelId: string,
): Promise<ChannelTest> {
  requireScope(scope, "organisation:manage");
  const [channel, sealed, organisation] = await Promise.all([
    findChannel(scope, deps.db, channelId),
    readSealedChannel(scope, deps.db, channelId),
    findNoticeOrganisation(scope, deps.db),
  ]);
  if (!channel || !sealed) throw notFound("channel");
  const wait = await takeAttempt(deps.limits.noticeTest, scope);
  if (wait !== null) {
    throw new ServiceError("too_many", `That were many tests. Try again in ${Math.ceil(wait / 60)} minutes.`);
  }
  const facts: NoticeFacts = {
    organisation,
    import: null,
    failure: null,
    run: null,
    causes: [],
    failingSince: null,
  };
  const at = new Date(deps.clock.now());
  const { id } = await deps.db.$transaction(async (tx) => {
    await writeAudit(scope, tx, {
      action: "notice_channel.tested",
      subject: "notice_channel",
      subjectId: channelId,
      details: { name: channel.name },
    });
    return insertTestNotice(scope, tx, { channelId, facts, at, dueAt: new Date(at.getTime() + LEASE_MS) });
  });
  const problem = await attemptNotice(deps, {
    id,
    orgId: scope.orgId,
    event: "test",
    facts,
    attempts: 1,
    createdAt: at,
    // Whoever has switched it off may well want to know whether it works.
    channel: { id: channelId, kind: channel.kind, enabled: true, sealed },
  });
  return problem === null
    ? { arrived: true, message: arrivedWords(channel) }
    : { arrived: false, message: problem };
}

function arrivedWords({ kind, shown }: StoredChannel): string {
  if (kind === "email") {
    return `The mail server took the test for ${shown}. Look into that mailbox, and among its spam.`;
  }
  if (kind === "slack") return "The test was taken. Look into the Slack channel.";
  return `${shown} took the test.`;
}
