import { randomUUID } from "node:crypto";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { hashToken } from "@/server/infra/crypto";
import type { Person } from "../../integration/app/people";

/** Where the stores are that connections lead to, and what opens them. */
export interface StoreAccess {
  source: { hash: string; url: string; tokens: { full: string } };
  target: { url: string; key: string; secret: string };
}

/** One of everything that an address, a form or a link can name, by what it is called in inputs. */
export interface Things {
  clientId: string;
  sourceId: string;
  targetId: string;
  importId: string;
  runId: string;
  recordId: string;
  /** A record's id at the source. */
  sourceRecord: string;
  scheduleId: string;
  authorizationId: string;
  channelId: string;
  memberId: string;
  invitationId: string;
  templateId: string;
  /** A request for access by support staff that nobody has answered. */
  accessId: string;
}

/** The same names with ids that nothing has. */
export function madeUp(): Things {
  const ids: Things = {
    clientId: "",
    sourceId: "",
    targetId: "",
    importId: "",
    runId: "",
    recordId: "",
    sourceRecord: "",
    scheduleId: "",
    authorizationId: "",
    channelId: "",
    memberId: "",
    invitationId: "",
    templateId: "",
    accessId: "",
  };
  for (const name of Object.keys(ids) as (keyof Things)[]) ids[name] = randomUUID();
  return { ...ids, sourceRecord: "987654321" };
}

/** A word that stands in every name and text of these things, so that an answer which tells of them is known by it. */
export async function makeThings(
  owner: Person,
  stores: StoreAccess,
  marker: string,
  supporter: SignedInUser,
): Promise<Things> {
  const { db, credentials } = house();
  const { orgId } = owner;
  const { id: clientId } = await db.client.create({ data: { orgId, name: `${marker} client` } });
  const connect = async (platform: string, settings: object, secrets: Record<string, string>) => {
    const id = randomUUID();
    const sealed = credentials.seal({ orgId, connectionId: id }, secrets);
    await db.connection.create({
      data: {
        ...{ id, orgId, clientId, platform, settings, status: "usable", name: `${marker} ${platform}` },
        ...{ secrets: sealed.bytes, keyVersion: sealed.keyVersion, store: { name: `${marker} store` } },
      },
    });
    return id;
  };
  const { source, target } = stores;
  const sourceId = await connect(
    "bigcommerce",
    { storeHash: source.hash, apiUrl: source.url },
    { accessToken: source.tokens.full },
  );
  const targetId = await connect(
    "woocommerce",
    { url: target.url },
    { consumerKey: target.key, consumerSecret: target.secret },
  );
  const settings = { filters: DEFAULT_FILTERS, options: DEFAULT_OPTIONS };
  const { id: importId } = await db.import.create({
    data: {
      ...{ orgId, clientId, sourceId, targetId, ...settings, status: "ready", wizardStep: "review" },
      ...{ name: `${marker} import`, watermark: new Date() },
    },
  });
  await db.mappingVersion.create({ data: { orgId, importId, version: 1, rules: [] } });
  const { id: runId } = await db.run.create({
    data: {
      ...{ orgId, clientId, importId, sourceId, targetId, ...settings, entity: "products", kind: "full" },
      ...{ status: "completed_with_issues", phase: "ended", readCount: 1, failedCount: 1 },
      ...{ startedAt: new Date(), endedAt: new Date(), failure: `${marker} failure` },
    },
  });
  const sourceRecord = "103";
  const { id: recordId } = await db.record.create({
    data: {
      ...{ orgId, runId, seq: 0, kind: "product", sourceId: sourceRecord, state: "failed" },
      ...{ title: `${marker} record`, sku: `${marker}-sku`, read: { name: marker } },
    },
  });
  await db.issue.create({
    data: {
      ...{ orgId, runId, recordId, code: "price_missing", severity: "error" },
      ...{ details: { title: marker }, technical: marker },
    },
  });
  await db.runLogEntry.create({ data: { orgId, runId, message: `${marker} line` } });
  const { id: scheduleId } = await db.schedule.create({
    data: {
      orgId,
      importId,
      rhythm: { kind: "hourly", minute: 0 },
      nextAt: new Date(Date.now() + 3_600_000),
    },
  });
  const authorizationId = randomUUID();
  await db.connectionAuthorization.create({
    data: {
      ...{
        id: authorizationId,
        orgId,
        clientId,
        userId: owner.user.id,
        tokenHash: hashToken(authorizationId),
      },
      ...{ storeUrl: "https://shop.example.test", name: marker, expiresAt: new Date(Date.now() + 600_000) },
    },
  });
  const { id: accessId } = await db.supportAccess.create({
    data: {
      ...{ orgId, clientId, runId, supporterId: supporter.id, supporterName: supporter.name, minutes: 60 },
      reason: `${marker} reason`,
    },
  });
  return {
    accessId,
    ...{ clientId, sourceId, targetId, importId, runId, recordId, sourceRecord, scheduleId, authorizationId },
    ...(await makeShared(owner, marker)),
  };
}

/** What belongs to the organisation as a whole. */
async function makeShared({ orgId }: Person, marker: string) {
  const { db, credentials } = house();
  const channelId = randomUUID();
  const sealed = credentials.seal(
    { orgId, noticeChannelId: channelId },
    { address: `${marker}@example.test` },
  );
  await db.noticeChannel.create({
    data: {
      ...{ id: channelId, orgId, kind: "email", name: marker, shown: `${marker}@example.test` },
      ...{ secrets: sealed.bytes, keyVersion: sealed.keyVersion },
    },
  });
  const user = await db.user.create({ data: { email: `${marker}-${channelId}@example.test`, name: marker } });
  const { id: memberId } = await db.membership.create({ data: { orgId, userId: user.id, role: "viewer" } });
  const { id: invitationId } = await db.invitation.create({
    data: {
      ...{ orgId, email: null, role: "viewer", tokenHash: hashToken(randomUUID()) },
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  const { id: templateId } = await db.template.create({
    data: { orgId, name: `${marker} template`, entity: "products" },
  });
  await db.templateVersion.create({
    data: { orgId, templateId, version: 1, rules: [], options: DEFAULT_OPTIONS },
  });
  return { channelId, memberId, invitationId, templateId };
}
