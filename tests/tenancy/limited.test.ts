import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Api } from "../integration/app/people";
import { refusalOf } from "../integration/app/refusal";
import { deps } from "../integration/imports/stores";
import { type LimitedPeople, makeLimitedPeople } from "./limited-people";
import { LISTING, LISTING_DOWNLOADS, NAMING, NAMING_DOWNLOADS } from "./things-of-clients";
import type { ClientsThings } from "./two-clients";

const { db } = deps;
let made: LimitedPeople;
let admin: LimitedPeople["admin"];
let operator: LimitedPeople["operator"];
let idler: LimitedPeople["idler"];

beforeAll(async () => {
  made = await makeLimitedPeople();
  ({ admin, operator, idler } = made);
});
afterAll(() => made.close());

/** All of a client that somebody could have changed. */
async function standOf({ clientId, importId, sourceId }: ClientsThings) {
  const order = { orderBy: { id: "asc" as const } };
  return {
    connections: await db.connection.findMany({ where: { clientId }, ...order }),
    endpoints: await db.webhookEndpoint.findMany({ where: { connectionId: sourceId } }),
    authorizations: await db.connectionAuthorization.findMany({ where: { clientId }, ...order }),
    imports: await db.import.findMany({ where: { clientId }, ...order }),
    schedules: await db.schedule.findMany({ where: { importId }, ...order }),
    runs: await db.run.findMany({ where: { clientId }, ...order }),
    records: await db.record.findMany({ where: { run: { clientId } }, ...order }),
    lastAudit: await db.auditEntry.findFirst({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] }),
  };
}

describe("a member who is there for one client", () => {
  it.each(Object.entries(NAMING))(
    "finds nothing of another by %s, and changes nothing of it",
    async (_path, call) => {
      const before = await standOf(made.bravo);
      const foreign = await refusalOf(call(admin.api, made.of(made.bravo)));
      expect(foreign.code).toBe("NOT_FOUND");
      expect(foreign).toEqual(await refusalOf(call(admin.api, made.nowhere())));
      // Of an operator some are refused for the role; which, does not hang on what there is.
      const asOperator = await refusalOf(call(operator.api, made.of(made.bravo)));
      expect(["NOT_FOUND", "FORBIDDEN"]).toContain(asOperator.code);
      expect(asOperator).toEqual(await refusalOf(call(operator.api, made.nowhere())));
      expect(await standOf(made.bravo)).toEqual(before);
    },
  );

  it.each(Object.entries(NAMING_DOWNLOADS))("downloads nothing of another: %s", async (_name, download) => {
    const foreign = await download(admin.user, made.of(made.bravo));
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(await download(admin.user, made.nowhere()));
    expect((await download(admin.user, made.of(made.alfa))).status).toBe(200);
  });

  it("may not take another's connection for an import of their own client", async () => {
    const { importId } = made.alfa;
    const take = (api: Api, connectionId: string) =>
      refusalOf(api.import.chooseConnection({ org: made.owner.org, importId, side: "target", connectionId }));
    for (const { api } of [admin, operator]) {
      const foreign = await take(api, made.bravo.targetId);
      expect(foreign).toMatchObject({ code: "NOT_FOUND" });
      expect(foreign).toEqual(await take(api, randomUUID()));
    }
    // Whoever sees all clients is told what is in the way.
    expect((await take(made.owner.api, made.bravo.targetId)).message).toContain("belongs to another client");
  });

  it("is told nothing of runs and triggers of another's import", async () => {
    const { org, importId } = made.of(made.bravo);
    const list = { org, importId, sort: "createdAt", direction: "desc", filters: {} } as const;
    expect(await admin.api.run.list(list)).toEqual({ rows: [], total: 0 });
    expect(await admin.api.run.triggers({ org, importId })).toEqual({});
  });

  it("finds nothing of another by searching, be it for a name or an id", async () => {
    const { org } = made.owner;
    for (const text of ["Bravo", made.bravo.runId]) {
      expect(await admin.api.organisation.search({ org, text })).toEqual([]);
      expect(await made.owner.api.organisation.search({ org, text })).not.toEqual([]);
    }
    const found = await admin.api.import.list({
      org,
      search: "bravo",
      sort: "name",
      direction: "asc",
      filters: {},
    });
    expect(found.total).toBe(0);
  });

  it("cannot tell from a copy's name that another client has an import of that name", async () => {
    const { orgId, org } = made.owner;
    const named = await db.import.create({
      data: { orgId, clientId: made.bravo.clientId, name: "Alfa's catalogue (copy)" },
    });
    const copy = await admin.api.import.duplicate({ org, importId: made.alfa.importId });
    expect(copy.name).toBe("Alfa's catalogue (copy)");
    await db.import.deleteMany({ where: { id: { in: [named.id, copy.id] } } });
  });

  it("is not told where the organisation is told, nor whether that went well", async () => {
    const { org } = made.owner;
    const channels = await admin.api.notice.channels({ org });
    expect(channels).toMatchObject({ channels: [], withheld: true });
    expect(await admin.api.notice.list({ org })).toMatchObject([{ channel: null, problem: null }]);
    const everybody = await made.owner.api.notice.channels({ org });
    expect(everybody).toMatchObject({ channels: [{ name: "The agency's own" }], withheld: false });
  });

  it.each(Object.entries(LISTING))("is told of their own client alone by %s", async (path, call) => {
    const theirs = JSON.stringify(await call(admin.api, made.of(made.alfa)));
    const all = JSON.stringify(await call(made.owner.api, made.of(made.alfa)));
    expect(theirs).not.toContain("Bravo");
    for (const id of Object.values(made.bravo)) expect(theirs).not.toContain(id);
    // What holds names has theirs in it, and Bravo's for whoever sees everything.
    if (all.includes("Alfa")) expect([path, theirs.includes("Alfa")]).toEqual([path, true]);
    if (all.includes("Alfa")) expect([path, all.includes("Bravo")]).toEqual([path, true]);
  });

  it.each(Object.entries(LISTING_DOWNLOADS))(
    "downloads their own client's %s alone",
    async (_name, download) => {
      const { status, text } = await download(admin.user, made.of(made.alfa));
      expect(status).toBe(200);
      expect(text).toContain("Alfa");
      expect(text).not.toContain("Bravo");
      expect((await download(made.owner.user, made.of(made.alfa))).text).toContain("Bravo");
    },
  );

  it("counts their own client's runs and records alone", async () => {
    const { org } = made.owner;
    const own = { clientId: made.alfa.clientId };
    const runs = await db.run.count({ where: own });
    const recordsOfOwn = await db.record.count({ where: { run: own } });
    expect(await admin.api.run.triggers({ org })).toEqual({ person: runs });
    const list = { org, sort: "createdAt", direction: "desc", filters: {} } as const;
    expect((await admin.api.run.list(list)).total).toBe(runs);
    expect((await admin.api.organisation.retention({ org })).stored).toEqual({ runs, records: recordsOfOwn });
    const days = { keepRunsDays: 30, keepRecordsDays: 7 };
    expect(await admin.api.organisation.retentionPreview({ org, ...days })).toEqual({ runs: 0, records: 0 });
    const charted = (overview: { days: { records: number; failed: number }[] }) =>
      overview.days.reduce((sum, { records, failed }) => sum + records + failed, 0);
    const all = charted(await made.owner.api.overview.get({ org }));
    expect(all).toBeGreaterThan(0);
    expect(charted(await admin.api.overview.get({ org })) * 2).toBe(all);
  });
});

describe("a member who is there for no client", () => {
  it.each(Object.entries(LISTING))("is told of nobody by %s", async (_path, call) => {
    const answer = JSON.stringify(await call(idler.api, made.of(made.alfa)));
    expect(answer).not.toMatch(/Alfa|Bravo/);
  });

  it("sees empty lists, and the first steps", async () => {
    const { org } = made.owner;
    const list = { org, direction: "desc", filters: {} } as const;
    expect(await idler.api.connection.list({ org })).toEqual([]);
    expect(await idler.api.import.list({ ...list, sort: "name" })).toEqual({ rows: [], total: 0 });
    expect(await idler.api.run.list({ ...list, sort: "createdAt" })).toEqual({ rows: [], total: 0 });
    expect((await idler.api.organisation.get({ org })).clientCount).toBe(0);
    expect(await idler.api.client.search({ org, text: "" })).toEqual({ rows: [], total: 0 });
    expect((await idler.api.organisation.retention({ org })).stored).toEqual({ runs: 0, records: 0 });
    expect(await idler.api.overview.get({ org })).toMatchObject({
      imports: [],
      attention: [],
      firstSteps: { hasSource: false, hasTarget: false, hasImport: false, hasDryRun: false },
    });
    for (const download of Object.values(LISTING_DOWNLOADS)) {
      const { status, text } = await download(idler.user, made.of(made.alfa));
      expect([status, text.trim().split("\r\n").length]).toEqual([200, 1]);
    }
  });

  it.each(Object.entries(NAMING))("finds nothing by %s", async (_path, call) => {
    const foreign = await refusalOf(call(idler.api, made.of(made.alfa)));
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(await refusalOf(call(idler.api, made.nowhere())));
  });

  it("can make nothing, since there is nobody to make it for", async () => {
    const { org } = made.owner;
    await expect(idler.api.import.create({ org, name: "Mine", entity: "products" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
