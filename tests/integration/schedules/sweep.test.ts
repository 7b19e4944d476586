import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startRun } from "@/server/services/runs/start-run";
import { listSchedules } from "@/server/services/schedules/list-schedules";
import { startDue } from "@/server/services/schedules/start-due";
import { makeReadyImport, type Stores, startStores } from "../imports/stores";
import { makeSchedules, type ScheduleFixture } from "./schedule-fixture";

let stores: Stores;
let fixture: ScheduleFixture;

beforeAll(async () => {
  stores = await startStores();
  fixture = await makeSchedules("Swen", stores);
});
afterAll(async () => {
  await fixture.close();
  await stores.close();
});

let importId: string;
let count = 0;
beforeEach(async () => {
  fixture.at("2026-06-01T00:00:00Z");
  await fixture.endRuns();
  await fixture.deps.db.schedule.deleteMany();
  count += 1;
  importId = await makeReadyImport(fixture.merchant, `Catalogue ${count}`);
});

const hourly = { kind: "hourly", minute: 0 } as const;
const views = () => listSchedules(fixture.merchant.scope, fixture.deps, importId);
const runs = () => fixture.runs(importId);

describe("a time that has come", () => {
  it("starts one run, whoever sweeps how often", async () => {
    const { at, add, deps, other, read } = fixture;
    const id = await add({ rhythm: hourly, reach: "changes" }, importId);
    at("2026-06-01T01:00:00Z");
    await Promise.all([startDue(deps), startDue(other), startDue(deps), startDue(other), startDue(deps)]);
    await fixture.endRuns();
    await Promise.all([startDue(deps), startDue(other)]);
    expect(await runs()).toMatchObject([{ trigger: "schedule", scheduleId: id, startedBy: null }]);
    expect(await read(id)).toMatchObject({
      nextAt: new Date("2026-06-01T02:00:00Z"),
      lastAt: new Date("2026-06-01T01:00:00Z"),
      lastProblem: null,
    });
  });

  it("is told of in the audit log as the schedules' own act", async () => {
    const { at, add, deps } = fixture;
    await add({ rhythm: hourly, reach: "everything" }, importId);
    at("2026-06-01T01:00:00Z");
    await fixture.sweep();
    const [run] = await runs();
    const [entry] = await deps.db.auditEntry.findMany({ where: { subjectId: run?.id ?? "" } });
    expect(entry).toMatchObject({ action: "run.started", userId: null, actor: "system", part: "schedules" });
  });

  it("starts what the schedule is for", async () => {
    const { at, add } = fixture;
    await add({ rhythm: hourly, reach: "everything" }, importId);
    at("2026-06-01T01:00:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ kind: "full", kindReason: null }]);
  });

  it("starts the one that does the most, where several schedules are due together", async () => {
    const { at, add, read } = fixture;
    const stock = await add({ rhythm: { kind: "minutes", every: 15 }, reach: "stock_and_prices" }, importId);
    const changes = await add({ rhythm: hourly, reach: "changes" }, importId);
    const everything = await add({ rhythm: hourly, reach: "everything" }, importId);
    at("2026-06-01T01:00:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ scheduleId: everything }]);
    for (const id of [stock, changes]) {
      expect((await read(id)).lastProblem).toContain("passed over");
    }
  });

  it("keeps several organisations and faults of single schedules apart", async () => {
    const { at, add, deps } = fixture;
    const broken = await add({ rhythm: hourly }, importId);
    await deps.db.schedule.updateMany({ where: { id: broken }, data: { rhythm: { kind: "lunar" } } });
    const second = await makeReadyImport(fixture.merchant, `Catalogue ${count} too`);
    await add({ rhythm: hourly }, second);
    at("2026-06-01T01:00:00Z");
    expect(await startDue(deps)).toMatchObject({ started: 1, faults: 1 });
    expect(await fixture.runs(second)).toHaveLength(1);
    expect((await fixture.read(broken)).lastProblem).toContain("something went wrong on our side");
  });

  it("says why no run can start, and goes on with the next time", async () => {
    const { at, add, merchant, read } = fixture;
    const id = await add({ rhythm: hourly }, importId);
    const enable = (enabled: boolean) =>
      merchant.api.connection.setEnabled({ org: merchant.org, connectionId: merchant.targetId, enabled });
    await enable(false);
    at("2026-06-01T01:00:00Z");
    await fixture.sweep();
    expect(await runs()).toEqual([]);
    expect((await read(id)).lastProblem).toContain("is disabled. Enable it under Connections.");
    expect((await read(id)).nextAt).toEqual(new Date("2026-06-01T02:00:00Z"));
    await enable(true);
    at("2026-06-01T02:00:00Z");
    await fixture.sweep();
    expect(await runs()).toHaveLength(1);
    expect((await read(id)).lastProblem).toBeNull();
  });
});

describe("times that were missed, because nothing ran", () => {
  it("are made up for by one run", async () => {
    const { at, add, read } = fixture;
    const id = await add({ rhythm: hourly }, importId);
    at("2026-06-01T03:30:00Z");
    await fixture.sweep();
    await fixture.endRuns();
    at("2026-06-01T03:31:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ trigger: "catch_up", scheduleId: id }]);
    expect((await read(id)).nextAt).toEqual(new Date("2026-06-01T04:00:00Z"));
    at("2026-06-01T04:00:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ trigger: "catch_up" }, { trigger: "schedule" }]);
  });

  it("are left out where that is not wanted, and said to be", async () => {
    const { at, add, read } = fixture;
    const id = await add({ rhythm: hourly, catchUp: false }, importId);
    at("2026-06-01T03:30:00Z");
    await fixture.sweep();
    expect(await runs()).toEqual([]);
    expect((await read(id)).lastProblem).toContain("Catching up is switched off");
    at("2026-06-01T04:01:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ trigger: "schedule" }]);
  });

  it("do not take away the one that is due now", async () => {
    const { at, add } = fixture;
    await add({ rhythm: hourly, catchUp: false }, importId);
    at("2026-06-01T03:00:30Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ trigger: "schedule" }]);
  });

  it("are not those at which a sweep was a little late", async () => {
    const { at, add } = fixture;
    await add({ rhythm: hourly, catchUp: false }, importId);
    at("2026-06-01T01:02:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ trigger: "schedule" }]);
  });
});

describe("a time at which a run is still going", () => {
  const busyWith = (kind: "full" | "incremental" | "dry_run") =>
    startRun(fixture.merchant.scope, fixture.deps, { importId, kind });

  it("is passed over", async () => {
    const { at, add, read } = fixture;
    const id = await add({ rhythm: hourly, whenBusy: "skip" }, importId);
    await busyWith("full");
    at("2026-06-01T01:00:00Z");
    await fixture.sweep();
    await fixture.endRuns();
    at("2026-06-01T01:01:00Z");
    await fixture.sweep();
    expect(await runs()).toHaveLength(1);
    expect((await read(id)).lastProblem).toContain("passed over");
    at("2026-06-01T02:00:00Z");
    await fixture.sweep();
    expect(await runs()).toHaveLength(2);
  });

  it("waits until that has ended, and starts once", async () => {
    const { at, add } = fixture;
    const id = await add({ rhythm: { kind: "minutes", every: 15 }, whenBusy: "queue" }, importId);
    await busyWith("full");
    for (const time of ["00:15", "00:16", "00:30", "00:45", "02:00"]) {
      at(`2026-06-01T${time}:00Z`);
      await fixture.sweep();
    }
    expect(await runs()).toHaveLength(1);
    expect(await views()).toMatchObject([
      { id, state: "waiting", problem: { sentence: expect.stringContaining("still going") } },
    ]);
    await fixture.endRuns();
    at("2026-06-01T02:01:00Z");
    await fixture.sweep();
    await fixture.endRuns();
    at("2026-06-01T02:02:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ trigger: "person" }, { trigger: "schedule", scheduleId: id }]);
    expect(await views()).toMatchObject([{ state: "active", problem: null, next: expect.any(Array) }]);
  });

  it("waits for a run that does less, whatever was chosen", async () => {
    const { at, add } = fixture;
    await add({ rhythm: hourly, whenBusy: "skip", reach: "everything" }, importId);
    await busyWith("dry_run");
    at("2026-06-01T01:00:00Z");
    await fixture.sweep();
    expect(await views()).toMatchObject([{ state: "waiting" }]);
    await fixture.endRuns();
    at("2026-06-01T01:09:00Z");
    await fixture.sweep();
    expect(await runs()).toMatchObject([{ kind: "dry_run" }, { kind: "full", trigger: "schedule" }]);
  });
});

describe("a schedule", () => {
  it("does nothing while it is paused, and makes up for none of it", async () => {
    const { at, add, merchant } = fixture;
    const { api, org } = merchant;
    const scheduleId = await add({ rhythm: hourly }, importId);
    await api.schedule.setPaused({ org, scheduleId, paused: true });
    at("2026-06-01T05:00:00Z");
    await fixture.sweep();
    expect(await views()).toMatchObject([{ state: "paused", next: [] }]);
    at("2026-06-01T05:10:00Z");
    await api.schedule.setPaused({ org, scheduleId, paused: false });
    await fixture.sweep();
    expect(await runs()).toEqual([]);
    at("2026-06-01T06:00:00Z");
    await fixture.sweep();
    expect(await runs()).toHaveLength(1);
  });

  it("begins at its start and ends after its end", async () => {
    const { at, add } = fixture;
    await add(
      {
        rhythm: hourly,
        startsAt: new Date("2026-06-01T03:00:00Z"),
        endsAt: new Date("2026-06-01T04:30:00Z"),
      },
      importId,
    );
    for (let hour = 1; hour < 8; hour += 1) {
      at(`2026-06-01T0${hour}:00:00Z`);
      await fixture.sweep();
      await fixture.endRuns();
    }
    expect(await runs()).toHaveLength(2);
    expect(await views()).toMatchObject([{ state: "ended", next: [], lastRun: { status: "succeeded" } }]);
  });

  it("keeps its hour when the organisation moves to another zone", async () => {
    const { add, merchant, read, deps } = fixture;
    const { api, org, orgId } = merchant;
    const id = await add({ rhythm: { kind: "daily", hour: 2, minute: 30 } }, importId);
    const paused = await add({ rhythm: { kind: "daily", hour: 2, minute: 30 } }, importId);
    await api.schedule.setPaused({ org, scheduleId: paused, paused: true });
    expect((await read(id)).nextAt).toEqual(new Date("2026-06-01T00:30:00Z"));
    await api.organisation.changeTimeZone({ org, timeZone: "America/New_York" });
    expect((await read(id)).nextAt).toEqual(new Date("2026-06-01T06:30:00Z"));
    expect((await read(paused)).nextAt).toBeNull();
    expect(await views()).toMatchObject([{ words: "Every day at 02:30, New York time" }, {}]);
    const [entry] = await deps.db.auditEntry.findMany({
      where: { orgId, action: "organisation.time_zone_changed" },
    });
    expect(entry?.changes).toEqual({ timeZone: { before: "Europe/Berlin", after: "America/New_York" } });
    await api.organisation.changeTimeZone({ org, timeZone: "Europe/Berlin" });
  });

  it("goes with its import", async () => {
    const { add, deps, merchant } = fixture;
    await add({}, importId);
    await merchant.api.import.remove({ org: merchant.org, importId });
    expect(await deps.db.schedule.count({ where: { importId } })).toBe(0);
  });
});
