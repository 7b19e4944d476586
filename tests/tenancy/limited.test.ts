import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { insertConnection } from "@/server/db/repositories/connections";
import { createImportRow } from "@/server/db/repositories/imports";
import { makeOrgScope } from "@/server/domain/scope";
import { type Api, addMember, makeMember } from "../integration/app/people";
import { refusalOf } from "../integration/app/refusal";
import { deps, type Stores, startStores } from "../integration/imports/stores";
import {
  type Attempt,
  apiFor,
  LISTING,
  LISTING_DOWNLOADS,
  NAMING,
  NAMING_DOWNLOADS,
} from "./things-of-clients";
import { type ClientsThings, makeTwoClients, type TwoClients } from "./two-clients";

const { db } = deps;
let stores: Stores;
let made: TwoClients;
/** Both are there for Alfa alone. */
let adminUser: SignedInUser;
let admin: Api;
let operator: Api;
/** Is there for no client. */
let idler: Api;
let idlerUser: SignedInUser;

beforeAll(async () => {
  stores = await startStores();
  made = await makeTwoClients(stores);
  adminUser = await addMember(made.owner, "Ada", "admin", [made.alfa.clientId]);
  admin = apiFor(adminUser);
  operator = apiFor(await addMember(made.owner, "Olga", "operator", [made.alfa.clientId]));
  idlerUser = await addMember(made.owner, "Ida", "admin", []);
  idler = apiFor(idlerUser);
});
afterAll(() => stores.close());

const of = (things: ClientsThings): Attempt => {
  const { url, key, secret } = stores.target;
  return { ...things, org: made.owner.org, shop: { url, consumerKey: key, consumerSecret: secret } };
};
const nowhere = (): Attempt =>
  of({
    clientId: randomUUID(),
    sourceId: randomUUID(),
    targetId: randomUUID(),
    importId: randomUUID(),
    runId: randomUUID(),
    recordId: randomUUID(),
    scheduleId: randomUUID(),
    authorizationId: randomUUID(),
  });

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "went through",
    (error: { code?: string }) => error.code ?? String(error),
  );
}

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
      const foreign = await refusalOf(call(admin, of(made.bravo)));
      expect(foreign.code).toBe("NOT_FOUND");
      expect(foreign).toEqual(await refusalOf(call(admin, nowhere())));
      // Of an operator some are refused for the role; which, does not hang on what there is.
      const asOperator = await refusalOf(call(operator, of(made.bravo)));
      expect(["NOT_FOUND", "FORBIDDEN"]).toContain(asOperator.code);
      expect(asOperator).toEqual(await refusalOf(call(operator, nowhere())));
      expect(await standOf(made.bravo)).toEqual(before);
    },
  );

  it.each(Object.entries(NAMING_DOWNLOADS))("downloads nothing of another: %s", async (_name, download) => {
    const foreign = await download(adminUser, of(made.bravo));
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(await download(adminUser, nowhere()));
    expect((await download(adminUser, of(made.alfa))).status).toBe(200);
  });

  it("may not take another's connection for an import of their own client", async () => {
    const { importId } = made.alfa;
    const take = (api: Api, connectionId: string) =>
      refusalOf(api.import.chooseConnection({ org: made.owner.org, importId, side: "target", connectionId }));
    for (const api of [admin, operator]) {
      const foreign = await take(api, made.bravo.targetId);
      expect(foreign).toMatchObject({ code: "NOT_FOUND" });
      expect(foreign).toEqual(await take(api, randomUUID()));
    }
    // Whoever sees all clients is told what is in the way.
    expect((await take(made.owner.api, made.bravo.targetId)).message).toContain("belongs to another client");
  });

  it("is told nothing of runs and triggers of another's import", async () => {
    const { org, importId } = of(made.bravo);
    const list = { org, importId, sort: "createdAt", direction: "desc", filters: {} } as const;
    expect(await admin.run.list(list)).toEqual({ rows: [], total: 0 });
    expect(await admin.run.triggers({ org, importId })).toEqual({});
  });

  it("finds nothing of another by searching, be it for a name or an id", async () => {
    const { org } = made.owner;
    for (const text of ["Bravo", made.bravo.runId]) {
      expect(await admin.organisation.search({ org, text })).toEqual([]);
      expect(await made.owner.api.organisation.search({ org, text })).not.toEqual([]);
    }
    const found = await admin.import.list({
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
    const copy = await admin.import.duplicate({ org, importId: made.alfa.importId });
    expect(copy.name).toBe("Alfa's catalogue (copy)");
    await db.import.deleteMany({ where: { id: { in: [named.id, copy.id] } } });
  });

  it("is not told where the organisation is told, nor whether that went well", async () => {
    const { org } = made.owner;
    const channels = await admin.notice.channels({ org });
    expect(channels).toMatchObject({ channels: [], withheld: true });
    expect(await admin.notice.list({ org })).toMatchObject([{ channel: null, problem: null }]);
    const everybody = await made.owner.api.notice.channels({ org });
    expect(everybody).toMatchObject({ channels: [{ name: "The agency's own" }], withheld: false });
  });

  it.each(Object.entries(LISTING))("is told of their own client alone by %s", async (path, call) => {
    const theirs = JSON.stringify(await call(admin, of(made.alfa)));
    const all = JSON.stringify(await call(made.owner.api, of(made.alfa)));
    expect(theirs).not.toContain("Bravo");
    for (const id of Object.values(made.bravo)) expect(theirs).not.toContain(id);
    // What holds names has theirs in it, and Bravo's for whoever sees everything.
    if (all.includes("Alfa")) expect([path, theirs.includes("Alfa")]).toEqual([path, true]);
    if (all.includes("Alfa")) expect([path, all.includes("Bravo")]).toEqual([path, true]);
  });

  it.each(Object.entries(LISTING_DOWNLOADS))(
    "downloads their own client's %s alone",
    async (_name, download) => {
      const { status, text } = await download(adminUser, of(made.alfa));
      expect(status).toBe(200);
      expect(text).toContain("Alfa's catalogue");
      expect(text).not.toContain("Bravo");
      expect((await download(made.owner.user, of(made.alfa))).text).toContain("Bravo's catalogue");
    },
  );

  it("counts their own client's runs and records alone", async () => {
    const { org } = made.owner;
    const own = { clientId: made.alfa.clientId };
    const runs = await db.run.count({ where: own });
    const recordsOfOwn = await db.record.count({ where: { run: own } });
    expect(await admin.run.triggers({ org })).toEqual({ person: runs });
    const list = { org, sort: "createdAt", direction: "desc", filters: {} } as const;
    expect((await admin.run.list(list)).total).toBe(runs);
    expect((await admin.organisation.retention({ org })).stored).toEqual({ runs, records: recordsOfOwn });
    const days = { keepRunsDays: 30, keepRecordsDays: 7 };
    expect(await admin.organisation.retentionPreview({ org, ...days })).toEqual({ runs: 0, records: 0 });
    const charted = (overview: { days: { records: number; failed: number }[] }) =>
      overview.days.reduce((sum, { records, failed }) => sum + records + failed, 0);
    const all = charted(await made.owner.api.overview.get({ org }));
    expect(all).toBeGreaterThan(0);
    expect(charted(await admin.overview.get({ org })) * 2).toBe(all);
  });
});

describe("a member who is there for no client", () => {
  it.each(Object.entries(LISTING))("is told of nobody by %s", async (_path, call) => {
    const answer = JSON.stringify(await call(idler, of(made.alfa)));
    expect(answer).not.toMatch(/Alfa|Bravo/);
  });

  it("sees empty lists, and the first steps", async () => {
    const { org } = made.owner;
    const list = { org, direction: "desc", filters: {} } as const;
    expect(await idler.connection.list({ org })).toEqual([]);
    expect(await idler.import.list({ ...list, sort: "name" })).toEqual({ rows: [], total: 0 });
    expect(await idler.run.list({ ...list, sort: "createdAt" })).toEqual({ rows: [], total: 0 });
    expect((await idler.organisation.get({ org })).clients).toEqual([]);
    expect((await idler.organisation.retention({ org })).stored).toEqual({ runs: 0, records: 0 });
    expect(await idler.overview.get({ org })).toMatchObject({
      imports: [],
      attention: [],
      firstSteps: { hasSource: false, hasTarget: false, hasImport: false, hasDryRun: false },
    });
    for (const download of Object.values(LISTING_DOWNLOADS)) {
      const { status, text } = await download(idlerUser, of(made.alfa));
      expect([status, text.trim().split("\r\n").length]).toEqual([200, 1]);
    }
  });

  it.each(Object.entries(NAMING))("finds nothing by %s", async (_path, call) => {
    const foreign = await refusalOf(call(idler, of(made.alfa)));
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(await refusalOf(call(idler, nowhere())));
  });

  it("can make nothing, since there is nobody to make it for", async () => {
    const { org } = made.owner;
    expect(await codeOf(idler.import.create({ org, name: "Mine", entity: "products" }))).toBe("NOT_FOUND");
  });
});

describe("repositories", () => {
  it("make nothing for a client that the scope does not reach, whatever a use case forgot", async () => {
    const scope = makeOrgScope({
      orgId: made.owner.orgId,
      actor: { kind: "user", userId: adminUser.id },
      role: "admin",
      clients: [made.alfa.clientId],
    });
    const { clientId } = made.bravo;
    await expect(createImportRow(scope, db, { clientId, name: "Theirs" })).rejects.toThrow("does not reach");
    const row = { id: randomUUID(), clientId, platform: "woocommerce", name: "Theirs", settings: {} };
    await expect(
      insertConnection(scope, db, { ...row, secrets: new Uint8Array(1), keyVersion: 1 }),
    ).rejects.toThrow("does not reach");
  });
});

/** Of the whole organisation: nothing of clients is in their answers. */
const HARMLESS = ["connection.platforms", "schedule.preview"];
/** Of the whole organisation, and refused to members who are there for single clients. */
const REFUSED = [
  "organisation.changeTimeZone",
  "organisation.saveRetention",
  "notice.createChannel",
  "notice.updateChannel",
  "notice.enableChannel",
  "notice.removeChannel",
  "notice.testChannel",
  "notice.setThreshold",
  "notice.setImportThreshold",
];
const OF_PERSONS = ["signUpState", "signUp", "foundState", "found", "mine"].map(
  (name) => `organisation.${name}`,
);
const ROUTERS = /^(connection|import|run|schedule|overview|organisation|notice)\./;

describe("the procedures", () => {
  it("are all tried here", () => {
    const known = Object.keys(appRouter._def.procedures).filter((path) => ROUTERS.test(path));
    const tried = [...Object.keys(NAMING), ...Object.keys(LISTING), ...HARMLESS, ...REFUSED, ...OF_PERSONS];
    expect(tried.sort()).toEqual(known.sort());
  });

  it.each(REFUSED)("refuse %s before they look at what is asked", async (path) => {
    const [router = "", name = ""] = path.split(".");
    const call = (admin as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>)[
      router
    ]?.[name];
    expect(await refusalOf(call?.({ org: made.owner.org }) ?? Promise.resolve())).toMatchObject({
      message: expect.stringContaining("members who are there for all clients"),
    });
  });
});

// Last, since it uses the fixture up.
describe("what is refused above", () => {
  const reached = async (call: Promise<unknown>) => {
    const code = await codeOf(call);
    return !["NOT_FOUND", "FORBIDDEN", "INTERNAL_SERVER_ERROR", "BAD_REQUEST"].includes(code) || code;
  };

  it.each(Object.entries(NAMING))("is there for whoever may reach it: %s", async (_path, call) => {
    expect(await reached(call(admin, of(made.alfa)))).toBe(true);
    expect(await reached(call(made.owner.api, of(made.bravo)))).toBe(true);
  });

  it("is reached again by a member who is given the client", async () => {
    const late = await makeMember(made.owner, "Lara", "viewer", [made.alfa.clientId]);
    const { org } = made.owner;
    const seen = async () => (await late.organisation.get({ org })).clients.map(({ name }) => name);
    expect(await seen()).toEqual(["Alfa"]);
    const { id: membershipId } = await db.membership.findFirstOrThrow({ where: { user: { name: "Lara" } } });
    const { orgId } = made.owner;
    await db.membershipClient.create({ data: { orgId, membershipId, clientId: made.bravo.clientId } });
    expect(await seen()).toEqual(["Alfa", "Bravo"]);
  });
});
