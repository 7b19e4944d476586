import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimAuthorization, insertAuthorization } from "@/server/db/repositories/authorizations";
import { deleteConnection, insertConnection, updateConnection } from "@/server/db/repositories/connections";
import { createImportRow, removeImportRow, updateImportRow } from "@/server/db/repositories/imports";
import { saveImportThreshold } from "@/server/db/repositories/notice-thresholds";
import { claimTime, removeScheduleRow, updateScheduleRow } from "@/server/db/repositories/schedules";
import {
  deleteEndpoint,
  deleteHooks,
  markChecked,
  saveHook,
  updateEndpoint,
} from "@/server/db/repositories/webhooks";
import { makeOrgScope, type OrgScope } from "@/server/domain/scope";
import { deps, type Stores, startStores } from "../integration/imports/stores";
import { READS, type Read } from "./reads-of-clients";
import { type ClientsThings, makeTwoClients, type TwoClients } from "./two-clients";

// What a use case asked for without looking first whether its caller reaches it. The use cases do look; these are asked
// directly, each for something of Bravo's.

const { db } = deps;
let stores: Stores;
let made: TwoClients;
let whole: OrgScope;
let limited: OrgScope;

beforeAll(async () => {
  stores = await startStores();
  made = await makeTwoClients(stores);
  const { orgId, user } = made.owner;
  const actor = { kind: "user" as const, userId: user.id };
  whole = makeOrgScope({ orgId, actor, role: "admin", clients: null });
  limited = makeOrgScope({ orgId, actor, role: "admin", clients: [made.alfa.clientId] });
  // Found by all that looks for runs that are scheduled, under way, or kept in step.
  const { importId, runId, scheduleId, recordId } = made.bravo;
  await db.import.update({ where: { id: importId }, data: { realTime: true, watermark: new Date() } });
  await db.run.update({ where: { id: runId }, data: { scheduleId, deletionsApproved: true } });
  const issue = await db.issue.findFirstOrThrow({ where: { recordId } });
  await db.issue.update({ where: { id: issue.id }, data: { code: "deletion_held" } });
  await db.record.update({ where: { id: recordId }, data: { state: "skipped" } });
  await db.record.updateMany({ where: { runId }, data: { mediaState: "pending" } });
  const dry = await db.run.findFirstOrThrow({ where: { importId, kind: "dry_run" } });
  await db.run.create({
    data: {
      orgId,
      importId,
      clientId: dry.clientId,
      kind: "dry_run",
      entity: "products",
      sourceId: dry.sourceId,
      targetId: dry.targetId,
      filters: {},
      options: {},
    },
  });
});
afterAll(() => stores.close());

const soon = () => new Date(Date.now() + 86_400_000);

function isNothing(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length === 0;
  if (typeof answer === "object" && answer !== null) return Object.keys(answer).length === 0;
  return !answer;
}

describe("a limited scope", () => {
  it.each(Object.entries(READS))("reads nothing of another client by %s", async (_name, read) => {
    expect(isNothing(await read(limited, made.bravo))).toBe(true);
    expect(isNothing(await read(whole, made.bravo))).toBe(false);
  });
});

const writes: Record<string, Read> = {
  updateConnection: (scope, { sourceId }) => updateConnection(scope, db, sourceId, { name: "Mine" }),
  claimAuthorization: (scope, { authorizationId, sourceId }) =>
    claimAuthorization(scope, db, authorizationId, sourceId),
  updateImportRow: (scope, { importId }) => updateImportRow(scope, db, importId, { name: "Mine" }),
  saveImportThreshold: (scope, { importId }) => saveImportThreshold(scope, db, importId, 99),
  claimTime: async (scope, { scheduleId }) => {
    const { nextAt } = await db.schedule.findUniqueOrThrow({ where: { id: scheduleId } });
    return nextAt && claimTime(scope, db, { id: scheduleId, nextAt }, { lastProblem: "Mine" });
  },
  updateScheduleRow: (scope, { scheduleId }) => updateScheduleRow(scope, db, scheduleId, { paused: true }),
  updateEndpoint: (scope, { endpointId }) => updateEndpoint(scope, db, endpointId, { enabled: false }),
  markChecked: (scope, { sourceId }) => markChecked(scope, db, sourceId, new Date(0)),
  deleteHooks: (scope, { endpointId }) => deleteHooks(scope, db, endpointId, { topicsOtherThan: [] }),
  deleteEndpoint: (scope, { endpointId }) => deleteEndpoint(scope, db, endpointId),
  removeScheduleRow: (scope, { scheduleId }) => removeScheduleRow(scope, db, scheduleId),
  removeImportRow: (scope, { importId }) => removeImportRow(scope, db, importId),
  deleteConnection: (scope, { targetId }) => deleteConnection(scope, db, targetId),
};

async function standOf({ clientId, sourceId, importId }: ClientsThings): Promise<string> {
  const { orgId } = made.owner;
  return JSON.stringify([
    await db.connection.findMany({ where: { clientId }, orderBy: { id: "asc" } }),
    await db.connectionAuthorization.findMany({ where: { clientId } }),
    await db.import.findMany({ where: { clientId } }),
    await db.schedule.findMany({ where: { importId } }),
    await db.webhookEndpoint.findMany({ where: { connectionId: sourceId }, include: { hooks: true } }),
    await db.run.count({ where: { orgId } }),
  ]);
}

describe("a limited scope, too,", () => {
  it.each(Object.entries(writes))("changes nothing of another client by %s", async (_name, write) => {
    const stand = await standOf(made.bravo);
    await write(limited, made.bravo);
    expect(await standOf(made.bravo)).toBe(stand);
  });

  it("does not change another client's hook", async () => {
    const { endpointId } = made.bravo;
    const hook = { endpointId, topic: "made", remoteId: "8", state: "missing" as const };
    const save = saveHook(limited, db, { ...hook, at: new Date(), renewed: true, mended: true });
    // It finds none to change and Postgres has one already.
    await expect(save).rejects.toThrow(/unique/i);
    expect(await db.webhook.findFirst({ where: { endpointId } })).toMatchObject({ remoteId: "7" });
  });

  it("makes nothing for another client", async () => {
    const { clientId } = made.bravo;
    await expect(createImportRow(limited, db, { clientId, name: "Mine" })).rejects.toThrow("does not reach");
    const row = { id: randomUUID(), clientId, platform: "woocommerce", name: "Mine", settings: {} };
    await expect(
      insertConnection(limited, db, { ...row, secrets: new Uint8Array(1), keyVersion: 1 }),
    ).rejects.toThrow("does not reach");
    const { user } = made.owner;
    await expect(
      insertAuthorization(limited, db, {
        id: randomUUID(),
        clientId,
        userId: user.id,
        tokenHash: "hash",
        storeUrl: "https://shop.example.test",
        name: "Mine",
        expiresAt: soon(),
      }),
    ).rejects.toThrow("does not reach");
  });

  // Last, since it uses the fixture up.
  it.each(Object.entries(writes))("is why: %s changes what is reached", async (name, write) => {
    // What hangs on a connection goes first.
    if (name === "deleteConnection") await db.run.deleteMany({ where: { clientId: made.bravo.clientId } });
    const stand = await standOf(made.bravo);
    await write(whole, made.bravo);
    expect(await standOf(made.bravo)).not.toBe(stand);
  });
});
