import { beforeAll, describe, expect, it } from "vitest";
import { answerCsv } from "@/server/api/csv-answer";
import { exportBoardInput } from "@/server/api/export-inputs";
import { house } from "@/server/composition";
import type { CauseKind } from "@/server/domain/need";
import { exportBoard } from "@/server/services/exports/export-board";
import { makeOwner, type Person } from "../app/people";
import { addRun, DAY } from "../history/history-fixture";
import {
  addImport,
  addSchedule,
  ago,
  ahead,
  connect,
  everyNeed,
  makeClient,
  makeShop,
} from "./board-fixture";

const { db } = house();
let owner: Person;

const board = (change: object = {}) => owner.api.board.list({ org: owner.org, ...everyNeed, ...change });
const rowOf = async (name: string) => {
  const row = (await board()).rows.find((candidate) => candidate.name === name);
  if (!row) throw new Error(`${name} is not on the board`);
  return row;
};
/** What a client of that name needs, by its causes. */
const causesOf = async (name: string): Promise<CauseKind[]> => {
  const { id: clientId } = await rowOf(name);
  const { causes } = await owner.api.board.client({ org: owner.org, clientId });
  return causes.map(({ kind }) => kind);
};

beforeAll(async () => {
  owner = await makeOwner("Mara");
  await db.client.deleteMany({ where: { orgId: owner.orgId } });
});

describe("a client on the board", () => {
  it("is idle while nothing has run", async () => {
    await makeClient(owner, "New");
    await makeShop(owner, "Ready");
    const dry = await makeShop(owner, "Dry");
    await addRun(dry, 1, { kind: "dry_run" });
    for (const name of ["New", "Ready", "Dry"]) expect(await rowOf(name)).toMatchObject({ need: "idle" });
    expect(await causesOf("New")).toEqual([]);
  });

  it("is good when its runs ended well, with the last and the next of them", async () => {
    const shop = await makeShop(owner, "Good", { health: "good" });
    await addRun(shop, 2, {});
    const last = await addRun(shop, 1, { kind: "incremental", reach: "changes" });
    await addRun(shop, 0.5, { kind: "incremental", reach: "chosen", trigger: "webhook" });
    const nextAt = ahead(3);
    await addSchedule(shop, { nextAt });
    await addSchedule(shop, { nextAt: ahead(2), paused: true });
    expect(await rowOf("Good")).toMatchObject({
      need: "good",
      imports: 1,
      failed: 0,
      lastRunId: last.id,
      lastRunStatus: "succeeded",
      nextRunAt: nextAt,
      cause: null,
    });
  });

  it("is running while one of its imports is", async () => {
    const shop = await makeShop(owner, "Running", { health: "good" });
    await addRun(shop, 1, {});
    await addRun(shop, 0, { status: "running", endedAt: null });
    expect(await rowOf("Running")).toMatchObject({ need: "running", running: 1, lastRunStatus: "running" });
  });

  it("is broken by a connection that fails, in the words of its test", async () => {
    const stores = await connect(owner, await makeClient(owner, "Refused"));
    const item = { id: "t", label: "Token", detail: "Refused.", remedy: "Make a new one." };
    const items = [
      { ...item, state: "ok", detail: "Fine." },
      { ...item, state: "failed" },
    ];
    await db.connection.update({
      where: { id: stores.targetId },
      data: { status: "failing", lastCheck: { usable: false, items } },
    });
    expect(await rowOf("Refused")).toMatchObject({
      need: "broken",
      cause: {
        title: "Refused.",
        remedy: "Make a new one.",
        subject: { name: "woocommerce", path: `/connections/${stores.targetId}` },
      },
    });
  });

  it("is broken by a run that stopped, also while the next one runs", async () => {
    const shop = await makeShop(owner, "Stopped", { health: "failing" });
    const run = await addRun(shop, 1, { status: "failed", failure: "The shop is gone." });
    expect(await causesOf("Stopped")).toEqual(["run_failed"]);
    const { cause } = await rowOf("Stopped");
    expect(cause).toMatchObject({ title: "The shop is gone.", subject: { path: `/runs/${run.id}` } });
    await addRun(shop, 0, { status: "running", endedAt: null });
    expect(await causesOf("Stopped")).toEqual(["import_failing"]);
  });

  it("is broken by failed records above the threshold, and needs a look for fewer", async () => {
    const failing = await makeShop(owner, "Many failed", { health: "failing" });
    const run = await addRun(failing, 1, { status: "completed_with_issues", failedCount: 7 });
    const fine = await makeShop(owner, "Few failed", { health: "good" });
    await addRun(fine, 1, { status: "completed_with_issues", failedCount: 2 });
    expect(await rowOf("Many failed")).toMatchObject({ need: "broken", failed: 7 });
    expect(await causesOf("Many failed")).toEqual(["records_failed"]);
    expect((await rowOf("Many failed")).cause?.subject.path).toBe(`/runs/${run.id}/records?state=failed`);
    expect(await rowOf("Few failed")).toMatchObject({ need: "attention", failed: 2 });
    // What a webhook brought over since says nothing of what had failed before.
    await addRun(failing, 0.5, { kind: "incremental", reach: "chosen", trigger: "webhook" });
    expect(await rowOf("Many failed")).toMatchObject({ failed: 7 });
    await addRun(failing, 0.2, {});
    await db.import.update({ where: { id: failing.id }, data: { health: "good" } });
    expect(await rowOf("Many failed")).toMatchObject({ need: "good", failed: 0 });
  });

  it("is broken by a schedule that could not start, with its sentence", async () => {
    const shop = await makeShop(owner, "Not started", { health: "failing" });
    await addRun(shop, 1, {});
    await addSchedule(shop, { lastProblem: "The source is disabled.", lastAt: ago(1) });
    expect(await causesOf("Not started")).toEqual(["import_failing"]);
    expect((await rowOf("Not started")).cause?.title).toBe("The source is disabled.");
  });

  it("needs a look when the safety stop holds deletions back, until somebody applied them", async () => {
    const shop = await makeShop(owner, "Held", { health: "good" });
    const held = { reason: "share", detail: "" };
    await addRun(shop, 1, { deletions: { policy: "trash", looked: "walk", gone: 9, retired: 0, held } });
    expect(await causesOf("Held")).toEqual(["deletions_held"]);
    expect((await rowOf("Held")).cause?.title).toContain("9 records are gone");
    const chosen = { kind: "incremental", reach: "chosen", trigger: "person" } as const;
    await addRun(shop, 0.5, { ...chosen, deletionsApproved: true });
    expect(await causesOf("Held")).toEqual([]);
  });

  it("needs a look for times that passed without a run, and for schedules that are over", async () => {
    const shop = await makeShop(owner, "Timed", { health: "good" });
    await addRun(shop, 3, {});
    const schedule = await addSchedule(shop, { nextAt: ago(3) });
    expect(await causesOf("Timed")).toEqual(["schedule_missed"]);
    expect(await rowOf("Timed")).toMatchObject({ need: "attention", overdue: true });
    const change = (data: object) => db.schedule.update({ where: { id: schedule.id }, data });
    await change({ nextAt: ago(0.2) });
    expect(await rowOf("Timed")).toMatchObject({ need: "good", overdue: false });
    await change({ nextAt: ahead(2), lastProblem: "PrimeLink was not running at that time." });
    expect(await causesOf("Timed")).toEqual(["schedule_problem"]);
    await change({
      lastProblem: "A run of this import was still going, so this time was passed over.",
      endsAt: ahead(24),
    });
    expect(await causesOf("Timed")).toEqual(["schedule_ending"]);
    expect(await rowOf("Timed")).toMatchObject({ need: "good", soon: 1 });
    await change({ nextAt: null, endsAt: ago(1) });
    expect(await causesOf("Timed")).toEqual(["schedule_ended"]);
    await addSchedule(shop, { paused: true, nextAt: null });
    expect(await causesOf("Timed")).toEqual([]);
  });

  it("needs a look for the first time that passed, when nothing has run yet", async () => {
    await addSchedule(await makeShop(owner, "Never"), { nextAt: ago(3) });
    expect(await causesOf("Never")).toEqual(["schedule_missed"]);
    expect(await rowOf("Never")).toMatchObject({ need: "attention", overdue: true });
  });

  it("needs a look for real time that does not work, and is told of webhooks that fall silent", async () => {
    const shop = await makeShop(owner, "Live", { health: "good", realTime: true });
    await addRun(shop, 1, {});
    expect(await causesOf("Live")).toEqual(["webhooks_off"]);
    const endpoint = await db.webhookEndpoint.create({
      data: {
        orgId: owner.orgId,
        connectionId: shop.sourceId,
        token: "live",
        secrets: new Uint8Array(1),
        keyVersion: 1,
        problem: "1 of 5 hooks is not in order.",
      },
    });
    expect(await causesOf("Live")).toEqual(["webhooks_troubled"]);
    expect((await rowOf("Live")).cause?.remedy).toBe("1 of 5 hooks is not in order.");
    await db.webhookEndpoint.update({ where: { id: endpoint.id }, data: { problem: null } });
    const hook = { orgId: owner.orgId, endpointId: endpoint.id, remoteId: "1", checkedAt: new Date() };
    const silent = new Date(Date.now() - 80 * DAY);
    await db.webhook.create({
      data: { ...hook, topic: "a", renewedAt: silent, lastEventAt: new Date(silent.getTime() + DAY) },
    });
    await db.webhook.create({ data: { ...hook, topic: "b", renewedAt: silent, lastEventAt: new Date() } });
    expect(await causesOf("Live")).toEqual(["webhooks_silent"]);
    const { at } = (await rowOf("Live")).cause ?? {};
    expect(at?.getTime()).toBe(silent.getTime() + 91 * DAY);
  });

  it("is told of connections: switched off while in use, never tested, and tested long ago", async () => {
    const shop = await makeShop(owner, "Stores", { health: "good" });
    await addRun(shop, 1, {});
    const set = (id: string, data: object) => db.connection.update({ where: { id }, data });
    await set(shop.sourceId, { status: "disabled" });
    await set(shop.targetId, { status: "unchecked", lastCheckAt: null });
    expect(await causesOf("Stores")).toEqual(["connection_disabled", "connection_unchecked"]);
    await db.import.update({ where: { id: shop.id }, data: { status: "draft" } });
    await set(shop.targetId, { status: "usable", lastCheckAt: new Date(Date.now() - 100 * DAY) });
    expect(await causesOf("Stores")).toEqual(["connection_unchecked"]);
  });

  it("is told of ways in that are open or end", async () => {
    const clientId = await makeClient(owner, "Access");
    const { orgId } = owner;
    const invite = (tokenHash: string, change: object) =>
      db.invitation.create({
        data: {
          orgId,
          role: "viewer",
          tokenHash,
          everyClient: false,
          expiresAt: ahead(20),
          clients: { create: { clientId } },
          ...change,
        },
      });
    await invite("ending", { email: "ann@example.test" });
    await invite("far", { expiresAt: ahead(100) });
    await invite("accepted", { acceptedAt: new Date() });
    const support = { orgId, clientId, supporterName: "Sue", reason: "A run stopped", minutes: 60 };
    await db.supportAccess.create({ data: { ...support, state: "granted", expiresAt: ahead(2) } });
    await db.supportAccess.create({ data: { ...support, state: "granted", expiresAt: ago(2) } });
    await db.connectionAuthorization.create({
      data: {
        orgId,
        clientId,
        userId: owner.user.id,
        tokenHash: "open",
        storeUrl: "https://shop.example.test",
        name: "Shop",
        expiresAt: ahead(0.4),
      },
    });
    expect(await causesOf("Access")).toEqual(["authorization_open", "invitation_ending", "support_ending"]);
    await db.supportAccess.create({ data: support });
    expect((await rowOf("Access")).cause).toMatchObject({
      kind: "support_asked",
      title: "Support asks for access: A run stopped.",
    });
  });

  it("says the same as the overview", async () => {
    const { attention } = await owner.api.overview.get({ org: owner.org });
    const { rows } = await board();
    const clients = await Promise.all(
      rows.map(({ id }) => owner.api.board.client({ org: owner.org, clientId: id })),
    );
    const told = clients.flatMap(({ causes }) => causes).filter(({ state }) => state !== "soon");
    expect(told.length).toBeGreaterThan(4);
    expect(attention.map(({ key }) => key).sort()).toEqual(told.map(({ key }) => key).sort());
  });
});

describe("the order and the pages", () => {
  let agency: Person;
  const list = (change: object = {}) => agency.api.board.list({ org: agency.org, ...everyNeed, ...change });

  beforeAll(async () => {
    agency = await makeOwner("Petra");
    await db.client.deleteMany({ where: { orgId: agency.orgId } });
    // Names go the other way than needs, and needs are mixed.
    for (let n = 0; n < 30; n += 1) {
      const name = `Client ${String(99 - n)}`;
      if (n % 5 === 4) {
        await makeClient(agency, name);
        continue;
      }
      const health = n % 5 === 0 ? "failing" : "good";
      const shop = await makeShop(agency, name, { health });
      if (n % 5 === 0) await addImport(shop, { name: "Orders", health: n % 10 === 0 ? "failing" : "good" });
      await addRun(shop, n + 1, n % 5 === 0 ? { status: "failed", failedCount: n } : {});
      if (n % 5 === 1) await addSchedule(shop, { nextAt: ago(5) });
      if (n % 5 === 2) await addRun(shop, 0, { status: "queued", endedAt: null });
    }
  });

  it("puts the worst first over all pages, without a gap or a double", async () => {
    const all = await list();
    expect(all.total).toBe(30);
    expect(all.needs).toEqual({ broken: 6, attention: 6, running: 6, good: 6, idle: 6 });
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => list({ page, pageSize: 7 })));
    expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(
      all.rows.map(({ name }) => name),
    );
    expect(pages.map(({ total }) => total)).toEqual([30, 30, 30, 30, 30]);
    const ranks = all.rows.map(({ need }) =>
      ["broken", "attention", "running", "good", "idle"].indexOf(need),
    );
    expect(ranks).toEqual([...ranks].sort());
    const broken = all.rows.filter(({ need }) => need === "broken").map((row) => row.broken);
    expect(broken).toEqual([...broken].sort((one, other) => other - one));
    expect(new Set(broken).size).toBeGreaterThan(1);
    const last = await list({ page: 9, pageSize: 7 });
    expect(last).toMatchObject({ rows: [], total: 30 });
  });

  it("turns round, and goes by name, last run and failed records", async () => {
    const names = async (change: object) => (await list(change)).rows.map(({ name }) => name);
    expect((await list({ direction: "desc" })).rows[0]?.need).toBe("idle");
    const byName = await names({ sort: "name" });
    expect(byName).toEqual([...byName].sort());
    const { rows: byFailed } = await list({ sort: "failed", direction: "desc" });
    expect(byFailed.slice(0, 3).map(({ failed }) => failed)).toEqual([25, 20, 15]);
    const { rows: byRun } = await list({ sort: "lastRun", direction: "desc" });
    const times = byRun.map(({ lastRunAt }) => lastRunAt?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect(byRun.at(-1)?.lastRunAt).toBeNull();
  });

  it("is narrowed by need, cause, platform and name, and counts all needs all the same", async () => {
    const narrowed = async (filters: object, search = "") => {
      const { rows, total, needs } = await list({ filters, search });
      expect(rows).toHaveLength(total);
      expect(needs.idle).toBe(6);
      return total;
    };
    expect(await narrowed({ need: ["broken", "idle"] })).toBe(12);
    expect(await narrowed({ cause: ["schedules"] })).toBe(6);
    expect(await narrowed({ cause: ["schedules"], need: ["broken"] })).toBe(0);
    expect(await narrowed({ platform: ["bigcommerce"] })).toBe(24);
    expect(await narrowed({ platform: ["shopify"] })).toBe(0);
    expect(await narrowed({}, "client 8")).toBe(10);
    expect(await narrowed({}, "%")).toBe(0);
  });
});

describe("the board as CSV", () => {
  it("holds what the list shows, narrowed as it is", async () => {
    const deps = house();
    const address = new URL("http://localhost/export");
    address.search = new URLSearchParams({ org: owner.org, need: "broken", q: "failed" }).toString();
    const response = await answerCsv({ user: owner.user, deps }, address, "client:read", (scope, given) => {
      const { q, ...filter } = exportBoardInput.parse(given);
      return exportBoard(scope, deps, { ...filter, search: q });
    });
    const [head = "", ...lines] = (await response.text()).trim().split("\r\n");
    expect(head.split(",").slice(1, 6)).toEqual(["Name", "Need", "Worst cause", "About", "What to do"]);
    expect(lines).toHaveLength((await board({ filters: { need: ["broken"] }, search: "failed" })).total);
  });

  it("is for members alone", async () => {
    const stranger = await makeOwner("Ben");
    const address = new URL(`http://localhost/export?org=${owner.org}`);
    const refused = await answerCsv({ user: stranger.user, deps: house() }, address, "client:read", () => {
      throw new Error("it was let in");
    });
    expect(refused.status).toBe(404);
  });
});
