import { createHash } from "node:crypto";
import { findEndpointByToken, takeIn } from "@/server/db/repositories/webhooks-inbox";
import { makeOrgScope } from "@/server/domain/scope";
import { metrics } from "@/server/infra/metrics";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { countReceived, countRefused } from "./post-tally";
import { requestChanges } from "./request-changes";

export interface WebhookPost {
  platform: string;
  token: string;
  /** In lower case. */
  headers: Readonly<Record<string, string>>;
  rawBody: string;
}

/** `unknown`: no such address. `refused`: the secret or the signature is wrong. `odd`: not in the platform's form. */
export type WebhookVerdict = "taken" | "known" | "unknown" | "refused" | "odd";

/**
 * Takes a store's post in: proves where it comes from, notes the record that it names, and asks for a run. Nothing that
 * it says of the record is believed: the run reads it from the store.
 */
export async function receiveWebhook(deps: ServiceDeps, post: WebhookPost): Promise<WebhookVerdict> {
  const verdict = await takePostIn(deps, post);
  // The address is anyone's to write: only platforms that exist become a label.
  metrics().webhooks.inc({ platform: deps.platforms.find(post.platform) ? post.platform : "other", verdict });
  return verdict;
}

async function takePostIn(deps: ServiceDeps, post: WebhookPost): Promise<WebhookVerdict> {
  const endpoint = await asSystem(() => findEndpointByToken(deps.db, post.token));
  const receiver = deps.platforms.find(post.platform)?.source?.receiver;
  if (!endpoint?.enabled || !receiver || endpoint.connection.platform !== post.platform) return "unknown";
  const { orgId, connectionId } = endpoint;
  const scope = makeOrgScope({ orgId, actor: { kind: "system", part: "webhooks" }, role: "operator" });
  const now = deps.clock.now();
  const { secret = "" } = deps.credentials.open(
    { orgId, webhookEndpointId: endpoint.id },
    {
      bytes: endpoint.secrets,
      keyVersion: endpoint.keyVersion,
    },
  );
  const proof = receiver.verify({
    headers: post.headers,
    rawBody: post.rawBody,
    secret,
    credentials: deps.credentials.open(
      { orgId, connectionId },
      {
        bytes: endpoint.connection.secrets,
        keyVersion: endpoint.connection.keyVersion,
      },
    ),
    nowMs: now,
  });
  if (!proof.ok) {
    countRefused(deps, scope, { endpointId: endpoint.id, at: new Date(now) });
    deps.logger.warn({ connectionId, reason: proof.reason }, "a webhook was refused");
    return "refused";
  }
  const { storeHash = "" } = endpoint.connection.settings as { storeHash?: string };
  const event = receiver.read(post.rawBody, `${post.platform}:${storeHash}`);
  if (!event) return "odd";
  const at = new Date(now);
  const { fresh, importIds } = await asOrganisation(scope, () =>
    takeIn(scope, deps.db, {
      connectionId,
      topic: event.topic,
      dedupeKey: createHash("sha256").update(event.dedupeKey).digest("base64url"),
      record: endpoint.connection.status === "disabled" ? null : event.record,
      at,
    }),
  );
  countReceived(deps, scope, { endpointId: endpoint.id, hookTopic: event.hookTopic, at });
  for (const importId of importIds) await requestChanges(deps, { orgId, importId });
  return fresh ? "taken" : "known";
}
