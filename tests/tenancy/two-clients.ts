import type { Run } from "@/server/db/generated/client";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { NoticeFacts } from "@/server/domain/notice";
import { makeOwner, type Person } from "../integration/app/people";
import { fillRun } from "../integration/history/history-fixture";
import { deps, type Stores } from "../integration/imports/stores";

const { db } = deps;

/** One thing of each kind that belongs to a client. */
export interface ClientsThings {
  clientId: string;
  sourceId: string;
  targetId: string;
  importId: string;
  runId: string;
  recordId: string;
  scheduleId: string;
  authorizationId: string;
  endpointId: string;
}

export interface TwoClients {
  owner: Person;
  alfa: ClientsThings;
  bravo: ClientsThings;
}

/** An agency with two clients, each with all that a client can have. The names say whose they are. */
export async function makeTwoClients(stores: Stores): Promise<TwoClients> {
  const owner = await makeOwner("Agnes", deps);
  const first = await db.client.findFirstOrThrow({ where: { orgId: owner.orgId } });
  await db.client.update({ where: { id: first.id }, data: { name: "Alfa" } });
  const second = await db.client.create({ data: { orgId: owner.orgId, name: "Bravo" } });
  return {
    owner,
    alfa: await furnish(owner, stores, first.id, "Alfa"),
    bravo: await furnish(owner, stores, second.id, "Bravo"),
  };
}

async function furnish(
  owner: Person,
  stores: Stores,
  clientId: string,
  name: string,
): Promise<ClientsThings> {
  const { orgId, user } = owner;
  const { sourceId, targetId } = await connect(owner, stores, clientId, name);
  const { id: importId } = await db.import.create({
    data: {
      orgId,
      clientId,
      name: `${name}'s catalogue`,
      status: "ready",
      wizardStep: "options",
      sourceId,
      targetId,
      filters: DEFAULT_FILTERS,
      options: DEFAULT_OPTIONS,
      noticeThreshold: 5,
    },
  });
  await db.mappingVersion.create({ data: { orgId, importId, version: 1, rules: [] } });
  const schedule = await db.schedule.create({
    data: {
      orgId,
      importId,
      rhythm: { kind: "daily", hour: 2, minute: 30 },
      nextAt: new Date(Date.now() + 3_600_000),
    },
  });
  const run = await addRuns({ orgId, clientId, importId, sourceId, targetId }, name);
  const record = await db.record.findFirstOrThrow({ where: { runId: run.id }, orderBy: { seq: "asc" } });
  await db.link.create({
    data: {
      orgId,
      sourceConnId: sourceId,
      targetConnId: targetId,
      kind: "product",
      sourceId: "1",
      targetId: "9",
    },
  });
  const endpoint = await db.webhookEndpoint.create({
    data: {
      orgId,
      connectionId: sourceId,
      token: `token-of-${name}`,
      secrets: new Uint8Array(1),
      keyVersion: 1,
      problem: `${name}'s hooks need a look.`,
    },
  });
  const at = new Date();
  await db.webhook.create({
    data: { orgId, endpointId: endpoint.id, topic: "made", remoteId: "7", checkedAt: at, renewedAt: at },
  });
  await db.pendingChange.create({
    data: { orgId, importId, sourceId: "103", notifiedAt: at, lastAt: at },
  });
  const authorization = await db.connectionAuthorization.create({
    data: {
      orgId,
      clientId,
      userId: user.id,
      tokenHash: `hash-of-${name}`,
      storeUrl: `https://${name.toLowerCase()}.example.test`,
      name,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  await addNotice(owner, importId, run.id, name);
  return {
    clientId,
    sourceId,
    targetId,
    importId,
    runId: run.id,
    recordId: record.id,
    scheduleId: schedule.id,
    authorizationId: authorization.id,
    endpointId: endpoint.id,
  };
}

async function connect({ api, org }: Person, { source, target }: Stores, clientId: string, name: string) {
  const from = await api.connection.create({
    org,
    clientId,
    platform: "bigcommerce",
    name: `${name}'s source`,
    credentials: { storeHash: source.hash, accessToken: source.tokens.full, apiUrl: source.url },
  });
  const to = await api.connection.create({
    org,
    clientId,
    platform: "woocommerce",
    name: `${name}'s shop`,
    credentials: { url: target.url, consumerKey: target.key, consumerSecret: target.secret },
  });
  return { sourceId: from.id, targetId: to.id };
}

/** One that has ended with failures and holds deletions back, and a dry one before. */
async function addRuns(
  of: { orgId: string; clientId: string; importId: string; sourceId: string; targetId: string },
  name: string,
): Promise<Run> {
  const held: DeletionReport = {
    policy: "trash",
    looked: "walk",
    gone: 1,
    retired: 0,
    held: { reason: "share", detail: "" },
  };
  const at = new Date(Date.now() - 60_000);
  const ended = {
    ...of,
    phase: "ended" as const,
    entity: "products" as const,
    filters: DEFAULT_FILTERS,
    options: DEFAULT_OPTIONS,
    startedAt: at,
    endedAt: at,
  };
  await db.run.create({ data: { ...ended, kind: "dry_run", status: "succeeded", createdAt: at } });
  const run = await db.run.create({
    data: {
      ...ended,
      kind: "full",
      status: "completed_with_issues",
      deletions: { ...held },
      readCount: 2,
      createdCount: 1,
      failedCount: 1,
    },
  });
  await fillRun(run, 2);
  await db.record.updateMany({ where: { runId: run.id, seq: 0 }, data: { title: `${name}'s tent` } });
  await db.record.updateMany({ where: { runId: run.id, seq: 1 }, data: { state: "failed" } });
  await db.runLimit.create({
    data: { orgId: of.orgId, runId: run.id, code: "product_reviews", records: 1 },
  });
  return run;
}

async function addNotice({ orgId, org }: Person, importId: string, runId: string, name: string) {
  const known = await db.noticeChannel.findFirst({ where: { orgId } });
  const channel =
    known ??
    (await db.noticeChannel.create({
      data: {
        orgId,
        kind: "email",
        name: "The agency's own",
        shown: "agency@example.test",
        secrets: new Uint8Array(1),
        keyVersion: 1,
      },
    }));
  const facts: NoticeFacts = {
    organisation: { name: "Agnes & Co", slug: org, timeZone: "Europe/Berlin" },
    import: {
      id: importId,
      name: `${name}'s catalogue`,
      entity: "products",
      client: name,
      source: null,
      target: null,
    },
    failure: { kind: "records_failed", sentence: "1 of 2 products failed." },
    run: null,
    causes: [],
    failingSince: null,
  };
  await db.notice.create({
    data: { orgId, channelId: channel.id, event: "failing", importId, runId, facts, state: "sent" },
  });
}
