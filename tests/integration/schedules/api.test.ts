import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scheduleRouter } from "@/server/api/routers/schedule/router";
import { type Api, makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { type Stores, startStores } from "../imports/stores";
import { makeSchedules, type ScheduleFixture } from "./schedule-fixture";

let stores: Stores;
let fixture: ScheduleFixture;
let stranger: Person;
let scheduleId: string;

const settings = {
  rhythm: { kind: "daily" as const, hour: 2, minute: 30 },
  startsAt: null,
  endsAt: null,
  reach: "changes" as const,
  whenBusy: "skip" as const,
  catchUp: true,
};

beforeAll(async () => {
  stores = await startStores();
  fixture = await makeSchedules("Anna", stores);
  stranger = await makeOwner("Stig");
  fixture.at("2026-06-01T00:00:00Z");
  scheduleId = await fixture.add({});
});
afterAll(async () => {
  await fixture.close();
  await stores.close();
});

type Call = (api: Api, at: { org: string; importId: string; scheduleId: string }) => Promise<unknown>;

/** Every procedure that names an import or a schedule. */
const calls: Record<string, Call> = {
  list: (api, { org, importId }) => api.schedule.list({ org, importId }),
  create: (api, { org, importId }) => api.schedule.create({ org, importId, ...settings }),
  update: (api, at) => api.schedule.update({ org: at.org, scheduleId: at.scheduleId, ...settings }),
  setPaused: (api, at) => api.schedule.setPaused({ org: at.org, scheduleId: at.scheduleId, paused: true }),
  remove: (api, at) => api.schedule.remove({ org: at.org, scheduleId: at.scheduleId }),
};

describe.each(Object.entries(calls))("schedule.%s", (_name, call) => {
  it("answers another organisation as if there were no such thing", async () => {
    const { importId } = fixture;
    const foreign = await refusalOf(call(stranger.api, { org: stranger.org, importId, scheduleId }));
    const nowhere = { org: stranger.org, importId: randomUUID(), scheduleId: randomUUID() };
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(await refusalOf(call(stranger.api, nowhere)));
  });
});

it("covers every procedure that names an import or a schedule", () => {
  const known = Object.keys(scheduleRouter).filter(
    (name) => name !== "preview" && name in scheduleRouter._def.procedures,
  );
  expect(Object.keys(calls).sort()).toEqual(known.sort());
});

it("lets a viewer look and change nothing", async () => {
  const viewer = await makeMember(fixture.merchant, "Vito", "viewer");
  const at = { org: fixture.merchant.org, importId: fixture.importId, scheduleId };
  for (const [name, call] of Object.entries(calls)) {
    const code = await call(viewer, at).then(
      () => "went through",
      (error: { code?: string }) => error.code,
    );
    expect([name, code]).toEqual([name, name === "list" ? "went through" : "FORBIDDEN"]);
  }
});

describe("a schedule", () => {
  it("is shown in words with its next five times on the organisation's clocks", async () => {
    const { merchant, importId } = fixture;
    const [view] = await merchant.api.schedule.list({ org: merchant.org, importId });
    expect(view).toMatchObject({
      id: scheduleId,
      state: "active",
      words: "Every day at 02:30, Berlin time",
      lastRun: null,
      problem: null,
    });
    expect(view?.next.map((at) => at.toISOString())).toEqual(
      ["01", "02", "03", "04", "05"].map((day) => `2026-06-${day}T00:30:00.000Z`),
    );
  });

  it("is previewed without being saved", async () => {
    const { merchant } = fixture;
    const { org } = merchant;
    const preview = await merchant.api.schedule.preview({
      org,
      rhythm: { kind: "cron", expression: "0 8 * * MON-FRI" },
      startsAt: null,
      endsAt: new Date("2026-06-03T12:00:00Z"),
    });
    expect(preview.words).toBe("At 08:00, Monday through Friday (Berlin time)");
    expect(preview.next.map((at) => at.toISOString())).toEqual(
      ["01", "02", "03"].map((day) => `2026-06-${day}T06:00:00.000Z`),
    );
  });

  it("is refused with a sentence beside what is wrong", async () => {
    const { merchant, importId } = fixture;
    const fieldsOf = async (part: object) => {
      const wrong = { org: merchant.org, importId, ...settings, ...part };
      const error = await merchant.api.schedule.create(wrong).catch((reason: unknown) => reason);
      const { cause } = error as {
        cause: { fields?: object; issues?: { path: string[]; message: string }[] };
      };
      return (
        cause.fields ??
        Object.fromEntries((cause.issues ?? []).map(({ path, message }) => [path.join("."), message]))
      );
    };
    expect(await fieldsOf({ rhythm: { kind: "cron", expression: "* * * * *" } })).toEqual({
      "rhythm.expression": expect.stringContaining("1 minute apart"),
    });
    expect(
      await fieldsOf({ startsAt: new Date("2026-07-02T00:00Z"), endsAt: new Date("2026-07-01T00:00Z") }),
    ).toEqual({ endsAt: "This is before the start." });
    expect(await fieldsOf({ endsAt: new Date("2026-06-01T00:10Z") })).toEqual({
      endsAt: expect.stringContaining("Choose a later end"),
    });
  });

  it("is changed, paused and removed, each with an entry in the audit log", async () => {
    const { merchant, importId, deps, read } = fixture;
    const { api, org, orgId } = merchant;
    const { id } = await api.schedule.create({ org, importId, ...settings });
    await api.schedule.update({ org, scheduleId: id, ...settings, rhythm: { kind: "hourly", minute: 5 } });
    expect((await read(id)).nextAt).toEqual(new Date("2026-06-01T00:05:00Z"));
    await api.schedule.setPaused({ org, scheduleId: id, paused: true });
    await api.schedule.update({ org, scheduleId: id, ...settings });
    expect((await read(id)).nextAt).toBeNull();
    await api.schedule.setPaused({ org, scheduleId: id, paused: false });
    expect((await read(id)).nextAt).toEqual(new Date("2026-06-01T00:30:00Z"));
    await api.schedule.remove({ org, scheduleId: id });
    const entries = await deps.db.auditEntry.findMany({
      where: { orgId, subject: "schedule", subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      "schedule.created",
      "schedule.changed",
      "schedule.paused",
      "schedule.changed",
      "schedule.resumed",
      "schedule.removed",
    ]);
    expect(entries[1]?.details).toMatchObject({ when: "Every hour, at 5 minutes past" });
    expect(entries[2]?.changes).toEqual({ paused: { before: false, after: true } });
  });

  it("is of products where it is of stock and prices", async () => {
    const { merchant } = fixture;
    const { api, org } = merchant;
    const { id: importId } = await api.import.create({ org, name: "People", entity: "customers" });
    await expect(
      api.schedule.create({ org, importId, ...settings, reach: "stock_and_prices" }),
    ).rejects.toThrow("Only products have stock and prices");
  });

  it("is one of ten at most", async () => {
    const { merchant } = fixture;
    const { api, org } = merchant;
    const { id: importId } = await api.import.create({ org, name: "Many", entity: "products" });
    for (let made = 0; made < 10; made += 1) await api.schedule.create({ org, importId, ...settings });
    await expect(api.schedule.create({ org, importId, ...settings })).rejects.toThrow(
      "can have 10 schedules",
    );
  });

  it("shows in the list of imports when it is due", async () => {
    const { merchant, importId } = fixture;
    const { rows } = await merchant.api.import.list({
      org: merchant.org,
      sort: "name",
      direction: "asc",
      filters: {},
    });
    expect(rows.find((row) => row.id === importId)?.nextRunAt).toEqual(new Date("2026-06-01T00:30:00Z"));
  });
});
