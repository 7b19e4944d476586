import { encode } from "next-auth/jwt";
import { createDb } from "@/server/db/client";
import type { PrismaClient } from "@/server/db/generated/client";
import { trustThisProcess } from "@/server/infra/tenant";
import { beginSession } from "@/server/services/account/begin-session";

const HOUR_MS = 3_600_000;

/** Who broke what, beside the demo's own organisation. */
const BROKEN = [
  {
    organisation: "Harbour & Vine",
    import: "Orders of the wine shop",
    failure:
      "BigCommerce does not accept the access token. Its API account was deleted, the token was copied incompletely, or it belongs to another store.",
  },
  {
    organisation: "Nordlicht Handelsgesellschaft für Wohnen und Garten mbH",
    import: "Orders, nightly",
    failure: "WooCommerce did not answer in time. It is probably busy; try again later.",
  },
  {
    organisation: "Tea & Co",
    import: "Catalogue",
    failure: 'The connection "Tea shop" is disabled. Enable it under Connections, then resume.',
  },
];

export interface SupportScene {
  /** The cookie of a session of the support staff. */
  cookie: { name: string; value: string };
  /** A run of the demo's organisation that support may open. */
  runId: string;
  recordId: string;
}

/** Support staff with something to do: failed runs here and there, one request open, one access granted. */
export async function makeSupportScene(
  stack: { databaseUrl: string; env: Record<string, string> },
  demo: { org: string; runId: string; recordId: string },
): Promise<SupportScene> {
  trustThisProcess();
  const db = createDb(stack.databaseUrl, { maxConnections: 2 });
  try {
    const sam = await db.user.create({
      data: {
        email: "sam@primelink.example",
        name: "Sam Okafor",
        platformRole: "support",
        totpEnabledAt: new Date(),
      },
    });
    for (const [index, broken] of BROKEN.entries()) await makeBroken(db, broken, index);
    const failed = await failSome(db, demo);
    await makeAccesses(db, sam, failed);
    const { token } = await beginSession(
      { db, clock: { now: () => Date.now(), sleep: async () => {} } },
      {
        userId: sam.id,
        method: "password",
        secondFactor: true,
        visitor: { address: null, userAgent: null },
        replaces: null,
      },
    );
    const value = await encode({ token: { sid: token }, secret: stack.env.AUTH_SECRET ?? "" });
    return { ...failed, cookie: { name: "next-auth.session-token", value } };
  } finally {
    await db.$disconnect();
  }
}

async function makeBroken(db: PrismaClient, broken: (typeof BROKEN)[number], index: number): Promise<void> {
  const { id: orgId } = await db.organisation.create({
    data: { slug: `broken-${index}`, name: broken.organisation },
  });
  const client = await db.client.create({ data: { orgId, name: broken.organisation } });
  const owned = { orgId, clientId: client.id };
  const connect = (platform: string) =>
    db.connection.create({
      data: { ...owned, platform, name: platform, secrets: new Uint8Array(1), keyVersion: 1 },
    });
  const stores = {
    sourceId: (await connect("bigcommerce")).id,
    targetId: (await connect("woocommerce")).id,
  };
  const { id: importId } = await db.import.create({
    data: { ...owned, ...stores, name: broken.import, entity: "orders", status: "ready" },
  });
  for (const ago of [index + 1, index + 25]) {
    const endedAt = new Date(Date.now() - ago * HOUR_MS);
    await db.run.create({
      data: {
        ...owned,
        ...stores,
        importId,
        kind: "incremental",
        status: "failed",
        phase: "ended",
        entity: "orders",
        filters: {},
        options: {},
        createdAt: new Date(endedAt.getTime() - HOUR_MS / 4),
        endedAt,
        readCount: 120 * ago,
        failure: broken.failure,
      },
    });
  }
}

/** One record of the run is failed, so that there is something to look into. */
async function failSome(
  db: PrismaClient,
  { org, runId, recordId }: { org: string; runId: string; recordId: string },
): Promise<{ runId: string; recordId: string; orgId: string; clientId: string }> {
  const { id: orgId } = await db.organisation.findUniqueOrThrow({ where: { slug: org } });
  const run = await db.run.update({
    where: { id_orgId: { id: runId, orgId } },
    data: { status: "completed_with_issues", failedCount: 1 },
  });
  await db.record.update({ where: { id_orgId: { id: recordId, orgId } }, data: { state: "failed" } });
  await db.issue.create({
    data: {
      orgId,
      runId,
      recordId,
      code: "target_refused",
      severity: "error",
      field: "billing.email",
      details: { detail: "mira.holt@shoppers.example is no valid e-mail address" },
      technical: "rest_invalid_param: Invalid parameter(s): billing",
    },
  });
  return { runId, recordId, orgId, clientId: run.clientId };
}

async function makeAccesses(
  db: PrismaClient,
  sam: { id: string; name: string },
  { orgId, clientId, runId }: { orgId: string; clientId: string; runId: string },
): Promise<void> {
  const now = Date.now();
  const asked = {
    orgId,
    clientId,
    runId,
    supporterId: sam.id,
    supporterName: sam.name,
    reason: "The shop refused an order of the night. We want to see which field it was.",
    minutes: 240,
  };
  await db.supportAccess.createMany({
    data: [
      {
        ...asked,
        state: "granted",
        createdAt: new Date(now - 2 * HOUR_MS),
        decidedAt: new Date(now - HOUR_MS),
        expiresAt: new Date(now + 3 * HOUR_MS),
      },
      {
        ...asked,
        supporterId: null,
        supporterName: "Noor Haddad",
        reason: "Your hosts asked us to compare what the night's run sent with what the shop holds.",
        minutes: 60,
        wantsPersonalData: true,
      },
    ],
  });
  await db.supportNote.create({
    data: {
      orgId,
      runId,
      authorId: sam.id,
      authorName: sam.name,
      text: "The billing e-mail of one order is refused by the shop. The mapping takes it from the wrong address.",
    },
  });
}
