import { randomBytes, randomUUID } from "node:crypto";
import { writeAudit } from "@/server/db/repositories/audit";
import { countChannels, insertChannel } from "@/server/db/repositories/notice-channels";
import type { NoticeChannelKind } from "@/server/domain/notice";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";
import { requireScope } from "../require-scope";
import { checkedAddress } from "./channel-address";
import { sealChannel, shownAddress } from "./channel-secrets";

export interface CreateChannelInput {
  kind: NoticeChannelKind;
  name: string;
  address: string;
}

export interface CreatedChannel {
  id: string;
  /** A webhook's: what its receiver checks the signature with. Told this once and never again. */
  signingSecret: string | null;
  /** Why nothing will arrive yet, with the remedy. */
  warning: string | null;
}

const MOST = 20;

export const NO_MAIL =
  "This installation cannot send e-mail yet, so nothing arrives here until whoever runs it has set SMTP_URL and MAIL_FROM.";

export async function createChannel(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "credentials" | "checkAddress" | "mailer">,
  input: CreateChannelInput,
): Promise<CreatedChannel> {
  requireScope(scope, "organisation:manage");
  const { kind, name } = input;
  const address = await checkedAddress(deps, kind, input.address);
  const id = randomUUID();
  // The form and length that Standard Webhooks asks for.
  const signingSecret = kind === "webhook" ? `whsec_${randomBytes(32).toString("base64")}` : null;
  const owner = { orgId: scope.orgId, noticeChannelId: id };
  const sealed = sealChannel(deps.credentials, owner, { address, signingSecret: signingSecret ?? undefined });
  const shown = shownAddress(kind, address);
  await deps.db.$transaction(async (tx) => {
    if ((await countChannels(scope, tx)) >= MOST) {
      throw new ServiceError(
        "conflict",
        `There are ${MOST} channels already. Remove one that is not needed.`,
      );
    }
    await insertChannel(scope, tx, { id, kind, name, shown, sealed });
    await writeAudit(scope, tx, {
      action: "notice_channel.created",
      subject: "notice_channel",
      subjectId: id,
      details: { name, kind, address: shown },
    });
  });
  return { id, signingSecret, warning: kind === "email" && !deps.mailer.configured ? NO_MAIL : null };
}
