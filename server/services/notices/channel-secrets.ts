import type { Sealed } from "@/server/db/repositories/connections";
import type { NoticeChannelKind } from "@/server/domain/notice";
import type { CredentialVault } from "@/server/infra/crypto";

/** Where notices go. `signingSecret` is there for webhooks alone. */
export interface ChannelSecrets {
  address: string;
  signingSecret?: string | undefined;
}

interface ChannelOwner {
  orgId: string;
  noticeChannelId: string;
}

export function sealChannel(vault: CredentialVault, owner: ChannelOwner, secrets: ChannelSecrets): Sealed {
  const { address, signingSecret } = secrets;
  return vault.seal(owner, { address, ...(signingSecret ? { signingSecret } : {}) });
}

/** Throws SealBrokenError when no key opens it. */
export function openChannel(vault: CredentialVault, owner: ChannelOwner, sealed: Sealed): ChannelSecrets {
  const { address = "", signingSecret } = vault.open(owner, sealed);
  return { address, signingSecret };
}

/** What may be shown of an address: whoever knows a webhook's whole address can post to it. */
export function shownAddress(kind: NoticeChannelKind, address: string): string {
  return kind === "email" ? address : new URL(address).host;
}
