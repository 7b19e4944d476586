import { Webhook } from "standardwebhooks";
import { TransportError, type TransportResponse } from "@/server/connectors/core/transport";
import type { NoticeChannelKind, NoticeEvent, NoticeFacts } from "@/server/domain/notice";
import { MailError } from "@/server/infra/mailer";
import { noticeMail } from "@/server/mails/notice-mail";
import type { ServiceDeps } from "../deps";
import type { ChannelSecrets } from "./channel-secrets";
import { slackMessage } from "./slack-message";
import { webhookMessage } from "./webhook-message";

export interface Delivery {
  /** Of the notice: the same at each attempt, so that a receiver knows one that comes twice. */
  id: string;
  kind: NoticeChannelKind;
  secrets: ChannelSecrets;
  event: NoticeEvent;
  facts: NoticeFacts;
}

type DeliverDeps = Pick<ServiceDeps, "mailer" | "transport" | "clock" | "settings">;

const TIMEOUT_MS = 10_000;

/** The notice did not get through; the message is for people and names the remedy, never the address. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
}

/** Sends one notice once. Rejects with DeliveryError. */
export async function deliver(deps: DeliverDeps, delivery: Delivery): Promise<void> {
  if (delivery.kind === "email") return sendMail(deps, delivery);
  const { kind, id, secrets, event, facts } = delivery;
  const about = { event, facts, appUrl: deps.settings.appUrl };
  const at = new Date(deps.clock.now());
  const body = JSON.stringify(kind === "slack" ? slackMessage(about) : webhookMessage({ ...about, at }));
  const headers = { "content-type": "application/json", ...signatureOf(secrets, id, at, body) };
  try {
    const answer = await deps.transport({
      method: "POST",
      url: secrets.address,
      headers,
      body,
      timeoutMs: TIMEOUT_MS,
    });
    const problem = problemOf(kind, answer);
    if (problem) throw new DeliveryError(problem);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new DeliveryError(TRANSPORT_PROBLEMS[error.kind] ?? UNREACHABLE, { cause: error });
  }
}

async function sendMail(deps: DeliverDeps, { secrets, event, facts }: Delivery): Promise<void> {
  const mail = await noticeMail({ event, facts, appUrl: deps.settings.appUrl });
  try {
    await deps.mailer.send({ to: secrets.address, ...mail });
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    throw new DeliveryError(error.message, { cause: error });
  }
}

/** https://www.standardwebhooks.com: the receiver can check who sent it and when. */
function signatureOf(
  { signingSecret }: ChannelSecrets,
  id: string,
  at: Date,
  body: string,
): Record<string, string> {
  if (!signingSecret) return {};
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(signingSecret).sign(id, at, body),
  };
}

const UNREACHABLE = "The address could not be reached. Check that it is right and that its server is up.";

const TRANSPORT_PROBLEMS: Partial<Record<TransportError["kind"], string>> = {
  refused_by_guard:
    "The address was not opened: it does not lead to the public internet, or uses another port than 443 or 8443. Give a public one. An administrator of this server can allow it in OUTBOUND_ALLOW.",
  dns: "The name in the address is not known. Check how the address is written.",
  tls: "The address has no valid certificate. Renew the certificate of that server.",
  timeout: `The address did not answer within ${TIMEOUT_MS / 1000} seconds. It should answer at once and do its work afterwards.`,
};

function problemOf(kind: NoticeChannelKind, { status }: TransportResponse): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return "The address leads on to another one. Give the address that it leads to.";
  }
  if (kind === "slack" && [400, 401, 403, 404, 410].includes(status)) {
    return `Slack no longer takes notices at this address (status ${status}). Make a new incoming webhook in Slack and put its address here.`;
  }
  if (status === 404 || status === 410) {
    return `Nothing takes notices at this address any more (status ${status}). Put the new address here.`;
  }
  return `The address answered with status ${status} instead of taking the notice. Look into the log of its server.`;
}
