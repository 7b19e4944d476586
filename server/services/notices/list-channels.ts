import { listChannels, type StoredChannel } from "@/server/db/repositories/notice-channels";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";

export interface NoticeChannels {
  channels: StoredChannel[];
  /** False while this installation cannot send mail at all. */
  mailConfigured: boolean;
}

export async function listNoticeChannels(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "mailer">,
): Promise<NoticeChannels> {
  requireScope(scope, "organisation:read");
  return { channels: await listChannels(scope, deps.db), mailConfigured: deps.mailer.configured };
}
