import { listChannels, type StoredChannel } from "@/server/db/repositories/notice-channels";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";

export interface NoticeChannels {
  channels: StoredChannel[];
  /** True for who is there for single clients: where the organisation is told is its own matter, so none is listed. */
  withheld: boolean;
  /** False while this installation cannot send mail at all. */
  mailConfigured: boolean;
}

export async function listNoticeChannels(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "mailer">,
): Promise<NoticeChannels> {
  requireScope(scope, "organisation:read");
  const withheld = scope.clients !== null;
  const channels = withheld ? [] : await listChannels(scope, deps.db);
  return { channels, withheld, mailConfigured: deps.mailer.configured };
}
