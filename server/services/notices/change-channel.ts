import type { Db } from "@/server/db/client";
import { type AuditEvent, writeAudit } from "@/server/db/repositories/audit";
import {
  deleteChannel,
  findChannel,
  readSealedChannel,
  type StoredChannel,
  updateChannel,
} from "@/server/db/repositories/notice-channels";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { CredentialVault } from "@/server/infra/crypto";
import { SealBrokenError } from "@/server/infra/crypto";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";
import { checkedAddress } from "./channel-address";
import { openChannel, sealChannel, shownAddress } from "./channel-secrets";

type Done = Pick<AuditEvent, "action" | "details" | "changes">;

/** Changes one channel, with its line in the audit log, unless `change` finds nothing to do. */
async function changeChannel(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  channelId: string,
  change: (tx: Db, channel: StoredChannel) => Promise<Done | null>,
): Promise<void> {
  requireScope(scope, "organisation:manage");
  await deps.db.$transaction(async (tx) => {
    const channel = await findChannel(scope, tx, channelId);
    if (!channel) throw notFound("channel");
    const done = await change(tx, channel);
    if (!done) return;
    const details = { name: channel.name, ...done.details };
    await writeAudit(scope, tx, { ...done, details, subject: "notice_channel", subjectId: channelId });
  });
}

export interface UpdateChannelInput {
  channelId: string;
  name: string;
  /** Left out: the stored one stays. */
  address?: string | undefined;
}

/** A new name or a new address. What signs a webhook's notices stays, so that its receiver need not change. */
export async function updateNoticeChannel(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "credentials" | "checkAddress">,
  input: UpdateChannelInput,
): Promise<void> {
  requireScope(scope, "organisation:manage");
  const { channelId, name } = input;
  // A name is looked up for it, which is nothing to wait for with a transaction open.
  const address = await newAddress(scope, deps, input);
  await changeChannel(scope, deps, channelId, async (tx, channel): Promise<Done> => {
    const before = { name: channel.name, address: channel.shown };
    if (address === null) {
      await updateChannel(scope, tx, channelId, { name });
      return {
        action: "notice_channel.updated",
        details: { name },
        changes: changesBetween(before, { ...before, name }),
      };
    }
    const owner = { orgId: scope.orgId, noticeChannelId: channelId };
    const signingSecret = await storedSigningSecret(scope, tx, deps.credentials, owner);
    const sealed = sealChannel(deps.credentials, owner, { address, signingSecret });
    const shown = shownAddress(channel.kind, address);
    const { bytes: secrets, keyVersion } = sealed;
    await updateChannel(scope, tx, channelId, { name, shown, secrets, keyVersion, problem: null });
    return {
      action: "notice_channel.updated",
      details: { name },
      changes: changesBetween(before, { name, address: shown }),
    };
  });
}

async function newAddress(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "checkAddress">,
  { channelId, address }: UpdateChannelInput,
): Promise<string | null> {
  if (address === undefined) return null;
  const channel = await findChannel(scope, deps.db, channelId);
  if (!channel) throw notFound("channel");
  return checkedAddress(deps, channel.kind, address);
}

async function storedSigningSecret(
  scope: OrgScope,
  tx: Db,
  vault: CredentialVault,
  owner: { orgId: string; noticeChannelId: string },
): Promise<string | undefined> {
  const sealed = await readSealedChannel(scope, tx, owner.noticeChannelId);
  try {
    return sealed ? openChannel(vault, owner, sealed).signingSecret : undefined;
  } catch (error) {
    if (error instanceof SealBrokenError) return undefined;
    throw error;
  }
}

/** A channel that is off gets nothing; what is under way to it is given up. */
export async function setChannelEnabled(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: { channelId: string; enabled: boolean },
): Promise<void> {
  const { channelId, enabled } = input;
  await changeChannel(scope, deps, channelId, async (tx, channel) => {
    if (channel.enabled === enabled) return null;
    await updateChannel(scope, tx, channelId, { enabled, problem: null });
    return { action: enabled ? "notice_channel.enabled" : "notice_channel.disabled" };
  });
}

/** Removes the channel with all that was ever sent to it. */
export async function removeChannel(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  channelId: string,
): Promise<void> {
  await changeChannel(scope, deps, channelId, async (tx) => {
    await deleteChannel(scope, tx, channelId);
    return { action: "notice_channel.removed" };
  });
}
