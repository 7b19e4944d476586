import { beforeEach, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import type { Run } from "@/server/db/generated/client";
import { asNobody } from "@/server/infra/tenant";
import { removeExpired } from "@/server/services/retention/remove-expired";
import { walkOrganisations } from "@/server/services/retention/walk-organisations";
import { resumeRun, retryFailed } from "@/server/services/runs/control-run";
import { makeMember, makeOwner, type Person } from "../app/people";
import { addRun, DAY, fillRun, makeStoredImport, type StoredImport } from "./history-fixture";

const deps = house();
const { db } = deps;
let owner: Person;
let made: StoredImport;
let count = 0;

beforeEach(async () => {
  count += 1;
  owner = await makeOwner(`Rita${count}`);
  made = await makeStoredImport(owner);
});

/** The whole job, as the executor's function does it. */
async function applyToAll(): Promise<void> {
  for (let after: string | null = null, done = false; !done; ) {
    ({ after, done } = await asNobody(() => walkOrganisations(deps, after)));
  }
}

const recordsOf = (run: Run) => db.record.count({ where: { runId: run.id } });
const issuesOf = (run: Run) => db.issue.count({ where: { runId: run.id } });
const linesOf = (run: Run) => db.runLogEntry.count({ where: { runId: run.id } });
const rowOf = (run: Run) => db.run.findUnique({ where: { id: run.id } });

async function addFilled(daysAgo: number, change: Parameters<typeof addRun>[2] = {}): Promise<Run> {
  const run = await addRun(made, daysAgo, change);
  await fillRun(run, 3);
  return run;
}

describe("retention", () => {
  it("takes the records of old runs away, with their issues, and keeps numbers and log", async () => {
    const old = await addFilled(91);
    const young = await addFilled(89);
    const latest = await addFilled(1);
    await applyToAll();
    expect([await recordsOf(old), await issuesOf(old), await linesOf(old)]).toEqual([0, 0, 2]);
    expect((await rowOf(old))?.recordsRemovedAt).toBeInstanceOf(Date);
    for (const run of [young, latest]) {
      expect([await recordsOf(run), await issuesOf(run)]).toEqual([3, 3]);
      expect((await rowOf(run))?.recordsRemovedAt).toBeNull();
    }
    const [entry] = await db.auditEntry.findMany({
      where: { orgId: owner.orgId, action: "organisation.retention_applied" },
    });
    expect(entry).toMatchObject({ userId: null, details: { runs: 0, records: 3 } });
  });

  it("takes very old runs away with all that is theirs", async () => {
    const ancient = await addFilled(731);
    await addRun(made, 1);
    await applyToAll();
    expect(await rowOf(ancient)).toBeNull();
    expect([await recordsOf(ancient), await issuesOf(ancient), await linesOf(ancient)]).toEqual([0, 0, 0]);
  });

  it("keeps, however old, what the next run builds on, and runs that have not ended", async () => {
    const paused = await addFilled(900, { status: "running", endedAt: null });
    const superseded = await addFilled(820);
    const full = await addFilled(810);
    const comparison = await addFilled(805, { kind: "incremental", reach: "comparison" });
    const regular = await addFilled(803, { kind: "incremental", reach: "changes" });
    const chosen = await addFilled(802, { kind: "incremental", reach: "chosen", trigger: "webhook" });
    const dry = await addFilled(801, { kind: "dry_run" });
    const stopped = await addFilled(800, { kind: "retry", status: "failed" });
    await applyToAll();
    for (const run of [paused, full, comparison, regular, chosen, stopped]) {
      expect([run.kind, run.reach, await recordsOf(run)]).toEqual([run.kind, run.reach, 3]);
    }
    for (const run of [superseded, dry]) expect(await rowOf(run)).toBeNull();
  });

  it("keeps a run whose shop still has its switches turned", async () => {
    const run = await addFilled(800, { status: "failed", switchesBefore: { mails: "yes" } });
    await addRun(made, 1);
    await applyToAll();
    expect(await rowOf(run)).not.toBeNull();
  });

  it("goes by each organisation's own days", async () => {
    const other = await makeOwner(`Otto${count}`);
    await other.api.organisation.saveRetention({ org: other.org, keepRunsDays: 30, keepRecordsDays: 7 });
    const theirs = await makeStoredImport(other);
    const [mine, strict] = [await addFilled(20), await addRun(theirs, 20)];
    await fillRun(strict, 2);
    await Promise.all([addRun(made, 1), addRun(theirs, 1)]);
    await applyToAll();
    expect(await recordsOf(mine)).toBe(3);
    expect(await recordsOf(strict)).toBe(0);
  });

  it("works in small batches, stops when its time is up, and goes on when called again", async () => {
    const run = await addRun(made, 100);
    await fillRun(run, 2_500);
    await addRun(made, 1);
    let now = Date.now();
    // Each look at the clock takes eight seconds of the twenty that a step has.
    const slow = { ...deps, clock: { ...deps.clock, now: () => (now += 8_000) } };
    const places = [await walkOrganisations(slow, before(owner.orgId))];
    expect(places[0]?.done).toBe(false);
    const left = await recordsOf(run);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(2_500);
    expect((await rowOf(run))?.recordsRemovedAt).toBeNull();
    await applyToAll();
    expect(await recordsOf(run)).toBe(0);
    expect((await rowOf(run))?.recordsRemovedAt).not.toBeNull();
  });

  it("removes notices that were sent long ago, and none that waits", async () => {
    const { orgId } = owner;
    const channel = await db.noticeChannel.create({
      data: {
        orgId,
        kind: "email",
        name: "Me",
        shown: "me@example.test",
        secrets: new Uint8Array(1),
        keyVersion: 1,
      },
    });
    const notice = (daysAgo: number, state: "sent" | "pending") =>
      db.notice.create({
        data: {
          orgId,
          channelId: channel.id,
          event: "failing",
          facts: {},
          state,
          createdAt: new Date(Date.now() - daysAgo * DAY),
        },
      });
    await Promise.all([notice(181, "sent"), notice(179, "sent"), notice(181, "pending")]);
    await applyToAll();
    const left = await db.notice.findMany({ where: { orgId }, orderBy: { createdAt: "asc" } });
    expect(left.map(({ state }) => state).sort()).toEqual(["pending", "sent"]);
  });
});

/** An id just before the organisation's in the order of ids. */
function before(orgId: string): string {
  return orgId.slice(0, -1);
}

describe("a run whose records are gone", () => {
  it("says so, and is neither resumed nor retried", async () => {
    const run = await addFilled(100, { status: "failed", failedCount: 2 });
    await addRun(made, 1);
    const read = () => owner.api.run.get({ org: owner.org, runId: run.id });
    // What may go at any moment is not taken up again either.
    expect((await read()).can.resume).toBe(false);
    await expect(resumeRun(owner.scope, deps, run.id)).rejects.toThrow("no longer kept");
    await applyToAll();
    expect(await read()).toMatchObject({
      recordsRemoved: { at: expect.any(Date), keepDays: 90 },
      can: { resume: false, retryFailed: false },
    });
    await expect(retryFailed(owner.scope, deps, run.id)).rejects.toThrow("no longer kept");
  });
});

describe("the setting", () => {
  it("tells what is stored and what would go", async () => {
    await addFilled(40);
    await addFilled(10);
    await addFilled(1);
    const { api, org } = owner;
    const stored = await api.organisation.retention({ org });
    expect(stored).toMatchObject({ keepRunsDays: 730, keepRecordsDays: 90, stored: { runs: 3, records: 9 } });
    expect(stored.nextAt.toISOString()).toMatch(/T03:17:00/);
    const due = (keepRecordsDays: number, keepRunsDays: number) =>
      api.organisation.retentionPreview({ org, keepRecordsDays, keepRunsDays });
    expect(await due(90, 730)).toEqual({ runs: 0, records: 0 });
    expect(await due(30, 730)).toEqual({ runs: 0, records: 3 });
    expect(await due(7, 30)).toEqual({ runs: 1, records: 6 });
  });

  it("is saved with an audit entry by who may, and is reasonable", async () => {
    const { api, org, orgId } = owner;
    await api.organisation.saveRetention({ org, keepRunsDays: 365, keepRecordsDays: 30 });
    const [entry] = await db.auditEntry.findMany({
      where: { orgId, action: "organisation.retention_changed" },
    });
    expect(entry?.changes).toEqual({
      keepRunsDays: { before: 730, after: 365 },
      keepRecordsDays: { before: 90, after: 30 },
    });
    const operator = await makeMember(owner, `Olaf${count}`, "operator");
    await expect(
      operator.organisation.saveRetention({ org, keepRunsDays: 365, keepRecordsDays: 30 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      api.organisation.saveRetention({ org, keepRunsDays: 30, keepRecordsDays: 31 }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(
      api.organisation.saveRetention({ org, keepRunsDays: 30, keepRecordsDays: 0 }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("what serves only for a while", () => {
  it("goes when its time is over", async () => {
    const { orgId } = owner;
    const ago = (days: number) => new Date(Date.now() - days * DAY);
    const connectionId = made.sourceId;
    for (const days of [8, 6]) {
      await db.webhookDelivery.create({
        data: { orgId, connectionId, dedupeKey: `${days}`, topic: "t", receivedAt: ago(days) },
      });
    }
    for (const days of [2, 0.5]) {
      await db.connectionAuthorization.create({
        data: {
          orgId,
          userId: owner.user.id,
          clientId: "c",
          tokenHash: `${orgId}${days}`,
          storeUrl: "https://shop.example",
          name: "Shop",
          expiresAt: ago(days),
        },
      });
    }
    await db.rateLimiterFlexible.createMany({
      data: [
        { key: `${orgId}:over`, points: 1, expire: ago(1) },
        { key: `${orgId}:on`, points: 1, expire: ago(-1) },
      ],
    });
    await asNobody(() => removeExpired(deps));
    const deliveries = await db.webhookDelivery.findMany({ where: { orgId } });
    expect(deliveries.map(({ dedupeKey }) => dedupeKey)).toEqual(["6"]);
    const authorizations = await db.connectionAuthorization.findMany({ where: { orgId } });
    expect(authorizations.map(({ tokenHash }) => tokenHash)).toEqual([`${orgId}0.5`]);
    const limits = await db.rateLimiterFlexible.findMany({ where: { key: { startsWith: orgId } } });
    expect(limits.map(({ key }) => key)).toEqual([`${orgId}:on`]);
  });
});
