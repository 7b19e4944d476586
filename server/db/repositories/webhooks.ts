import type { Db } from "@/server/db/client";
import type { Prisma, Webhook } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import type { Sealed } from "./connections";
import { connectionInReach, endpointInReach, importInReach, inReach } from "./reach";

const shown = {
  id: true,
  connectionId: true,
  token: true,
  enabled: true,
  problem: true,
  checkedAt: true,
  lastReceivedAt: true,
  receivedCount: true,
  refusedCount: true,
  lastRefusedAt: true,
  createdAt: true,
  hooks: { orderBy: { topic: "asc" } },
} satisfies Prisma.WebhookEndpointSelect;

/** Where a store posts to, with the hooks that it holds for it. The secret is handed out by `readEndpointSecret` alone. */
export type StoredEndpoint = Prisma.WebhookEndpointGetPayload<{ select: typeof shown }>;
export type StoredHook = Webhook;

export function findEndpoint(scope: OrgScope, db: Db, connectionId: string): Promise<StoredEndpoint | null> {
  return db.webhookEndpoint.findFirst({
    where: { connectionId, ...connectionInReach(scope) },
    select: shown,
  });
}

/** The encrypted secret, for the vault alone. */
export async function readEndpointSecret(
  scope: OrgScope,
  db: Db,
  endpointId: string,
): Promise<Sealed | null> {
  const row = await db.webhookEndpoint.findFirst({
    where: { id: endpointId, ...connectionInReach(scope) },
    select: { secrets: true, keyVersion: true },
  });
  return row && { bytes: row.secrets, keyVersion: row.keyVersion };
}

export async function insertEndpoint(
  scope: OrgScope,
  db: Db,
  endpoint: { id: string; connectionId: string; token: string; sealed: Sealed },
): Promise<void> {
  const { sealed, ...row } = endpoint;
  await db.webhookEndpoint.create({
    data: { ...row, orgId: scope.orgId, secrets: sealed.bytes, keyVersion: sealed.keyVersion },
  });
}

export async function updateEndpoint(
  scope: OrgScope,
  db: Db,
  endpointId: string,
  data: Omit<Prisma.WebhookEndpointUncheckedUpdateManyInput, "id" | "orgId">,
): Promise<void> {
  await db.webhookEndpoint.updateMany({ where: { id: endpointId, ...connectionInReach(scope) }, data });
}

export async function markChecked(scope: OrgScope, db: Db, connectionId: string, at: Date): Promise<void> {
  await db.webhookEndpoint.updateMany({
    where: { connectionId, ...connectionInReach(scope) },
    data: { checkedAt: at },
  });
}

/** The hooks' rows go with it. */
export async function deleteEndpoint(scope: OrgScope, db: Db, endpointId: string): Promise<void> {
  await db.webhookEndpoint.deleteMany({ where: { id: endpointId, ...connectionInReach(scope) } });
}

/** Makes the row of a topic, or changes it. */
export async function saveHook(
  scope: OrgScope,
  db: Db,
  hook: Pick<Webhook, "endpointId" | "topic" | "remoteId" | "state"> & {
    at: Date;
    renewed: boolean;
    mended: boolean;
  },
): Promise<void> {
  const { endpointId, topic, remoteId, state, at, renewed, mended } = hook;
  const { count } = await db.webhook.updateMany({
    where: { endpointId, topic, ...endpointInReach(scope) },
    data: {
      remoteId,
      state,
      checkedAt: at,
      ...(renewed ? { renewedAt: at } : {}),
      ...(mended ? { mendedCount: { increment: 1 }, lastMendedAt: at } : {}),
    },
  });
  if (count > 0) return;
  await db.webhook.create({
    data: { orgId: scope.orgId, endpointId, topic, remoteId, state, checkedAt: at, renewedAt: at },
  });
}

export async function deleteHooks(
  scope: OrgScope,
  db: Db,
  endpointId: string,
  which: { topics: string[] } | { topicsOtherThan: string[] },
): Promise<void> {
  const topic = "topics" in which ? { in: which.topics } : { notIn: which.topicsOtherThan };
  await db.webhook.deleteMany({ where: { ...endpointInReach(scope), endpointId, topic } });
}

/** Of all organisations: endpoints that nobody has looked at since then, the longest left first. */
export function listDueEndpoints(
  db: Db,
  notSince: Date,
  limit: number,
): Promise<{ orgId: string; connectionId: string }[]> {
  return db.webhookEndpoint.findMany({
    where: { OR: [{ checkedAt: null }, { checkedAt: { lt: notSince } }] },
    select: { orgId: true, connectionId: true },
    orderBy: [{ checkedAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    take: limit,
  });
}

export interface TroubledWebhooks {
  connectionId: string;
  connectionName: string;
  problem: string;
}

/** Connections in use whose webhooks are switched on and not in order. */
export async function listTroubledWebhooks(scope: OrgScope, db: Db): Promise<TroubledWebhooks[]> {
  const rows = await db.webhookEndpoint.findMany({
    where: {
      ...connectionInReach(scope, { status: { not: "disabled" } }),
      enabled: true,
      problem: { not: null },
    },
    select: { connectionId: true, problem: true, connection: { select: { name: true } } },
    orderBy: { connectionId: "asc" },
  });
  return rows.map(({ connectionId, problem, connection }) => ({
    connectionId,
    connectionName: connection.name,
    problem: problem ?? "",
  }));
}

/** Imports that are set to real time and read from a source, whether or not they can run yet. */
export function listImportsInRealTime(
  scope: OrgScope,
  db: Db,
  sourceId: string,
): Promise<{ id: string; name: string }[]> {
  return db.import.findMany({
    where: { ...inReach(scope), sourceId, realTime: true },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Imports that are kept in step by a source's webhooks and have been read whole at least once. */
export function listRealTimeImports(
  scope: OrgScope,
  db: Db,
  sourceId: string,
): Promise<{ id: string; name: string }[]> {
  return db.import.findMany({
    where: {
      ...inReach(scope),
      sourceId,
      realTime: true,
      status: "ready",
      watermark: { not: null },
    },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
}

/** Whether a run that reads all that has changed was started at that time or later, and has not stopped. */
export async function hasReadSince(scope: OrgScope, db: Db, importId: string, since: Date): Promise<boolean> {
  const run = await db.run.findFirst({
    where: {
      ...inReach(scope),
      importId,
      kind: { in: ["full", "incremental"] },
      reach: { in: ["everything", "comparison", "changes"] },
      status: { in: ["queued", "running", "succeeded", "completed_with_issues"] },
      createdAt: { gte: since },
    },
    select: { id: true },
  });
  return run !== null;
}

/** How many records of an import wait for a run because a webhook named them, and since when the first one does. */
export async function countWaiting(
  scope: OrgScope,
  db: Db,
  importId: string,
): Promise<{ records: number; since: Date | null }> {
  const { _count, _min } = await db.pendingChange.aggregate({
    where: { ...importInReach(scope), importId },
    _count: true,
    _min: { notifiedAt: true },
  });
  return { records: _count, since: _min.notifiedAt };
}
