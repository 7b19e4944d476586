import { house } from "@/server/composition";

export interface Filled {
  orgId: string;
  userId: string;
  /** The client that everything hangs on, and another one that has nothing. */
  clientId: string;
  otherClientId: string;
  importId: string;
  runId: string;
}

const secret = { secrets: new Uint8Array(1), keyVersion: 1 };
const inAnHour = () => new Date(Date.now() + 3_600_000);

/** An organisation with a row in every table that belongs to one. */
export async function fillOrganisation(slug: string): Promise<Filled> {
  const { db } = house();
  const { id: userId } = await db.user.create({ data: { email: `${slug}@example.test`, name: slug } });
  const { id: orgId } = await db.organisation.create({ data: { slug, name: slug } });
  const { id: clientId } = await db.client.create({ data: { orgId, name: "Shop" } });
  const { id: otherClientId } = await db.client.create({ data: { orgId, name: "Other shop" } });
  const of = { orgId, clientId };

  const membership = await db.membership.create({
    data: { orgId, userId, role: "viewer", everyClient: false },
  });
  await db.membershipClient.create({ data: { ...of, membershipId: membership.id } });
  const invitation = await db.invitation.create({
    data: { orgId, role: "viewer", everyClient: false, tokenHash: slug, expiresAt: inAnHour() },
  });
  await db.invitationClient.create({ data: { ...of, invitationId: invitation.id } });
  await db.auditEntry.create({ data: { orgId, action: "organisation.created", subject: "organisation" } });

  const connect = (platform: string) =>
    db.connection.create({ data: { ...of, platform, name: platform, ...secret } });
  const source = await connect("bigcommerce");
  const target = await connect("woocommerce");
  await db.connectionAuthorization.create({
    data: { ...of, userId, tokenHash: slug, storeUrl: "", name: "", expiresAt: inAnHour() },
  });
  const template = await db.template.create({ data: { orgId, name: "Usual", entity: "products" } });
  await db.templateVersion.create({
    data: { orgId, templateId: template.id, version: 1, rules: [], options: {} },
  });

  const ends = { sourceId: source.id, targetId: target.id };
  const { id: importId } = await db.import.create({ data: { ...of, ...ends, name: "Catalogue" } });
  await db.mappingVersion.create({ data: { orgId, importId, version: 1, rules: [] } });
  await db.schedule.create({ data: { orgId, importId, rhythm: {} } });
  await db.pendingChange.create({
    data: { orgId, importId, sourceId: "1", notifiedAt: new Date(), lastAt: new Date() },
  });
  await db.link.create({
    data: {
      orgId,
      sourceConnId: source.id,
      targetConnId: target.id,
      kind: "product",
      sourceId: "1",
      targetId: "1",
    },
  });

  const { id: runId } = await db.run.create({
    data: {
      ...of,
      ...ends,
      importId,
      kind: "full",
      status: "failed",
      entity: "products",
      filters: {},
      options: {},
    },
  });
  const ofRun = { orgId, runId };
  const record = await db.record.create({
    data: { ...ofRun, seq: 0, kind: "product", sourceId: "1", title: slug, state: "failed", read: {} },
  });
  await db.issue.create({
    data: { ...ofRun, recordId: record.id, code: "sku_duplicate_in_target", severity: "error" },
  });
  await db.runLimit.create({ data: { ...ofRun, code: "tiers" } });
  await db.runLogEntry.create({ data: { ...ofRun, message: "It began." } });
  await db.walkedId.create({ data: { ...ofRun, sourceId: "1" } });
  await db.supportNote.create({ data: { ...ofRun, authorName: "Sam", text: "Looked at it." } });
  await db.supportAccess.create({ data: { ...of, supporterName: "Sam", reason: "To look", minutes: 60 } });

  const channel = await db.noticeChannel.create({
    data: { orgId, kind: "email", name: "Us", shown: "us@example.test", ...secret },
  });
  await db.notice.create({ data: { orgId, channelId: channel.id, event: "test", facts: {} } });
  const endpoint = await db.webhookEndpoint.create({
    data: { orgId, connectionId: source.id, token: slug, ...secret },
  });
  await db.webhook.create({
    data: {
      orgId,
      endpointId: endpoint.id,
      topic: "store/product/*",
      remoteId: "1",
      checkedAt: new Date(),
      renewedAt: new Date(),
    },
  });
  await db.webhookDelivery.create({
    data: { orgId, connectionId: source.id, dedupeKey: slug, topic: "store/product/updated" },
  });
  return { orgId, userId, clientId, otherClientId, importId, runId };
}
