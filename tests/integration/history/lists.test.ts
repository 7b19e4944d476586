import { beforeAll, describe, expect, it } from "vitest";
import { answerCsv } from "@/server/api/csv-answer";
import { exportRunsInput } from "@/server/api/export-inputs";
import { house } from "@/server/composition";
import { exportRuns } from "@/server/services/exports/export-runs";
import { makeOwner, type Person } from "../app/people";
import { addRun, makeStoredImport, type StoredImport } from "./history-fixture";

const deps = house();
let owner: Person;
let made: StoredImport;

beforeAll(async () => {
  owner = await makeOwner("Lena");
  made = await makeStoredImport(owner);
  const counts = { createdCount: 3, updatedCount: 4, unchangedCount: 5, failedCount: 1 };
  await addRun(made, 40, { startedBy: owner.user.id, ...counts });
  await addRun(made, 3, { kind: "incremental", reach: "changes", trigger: "schedule", ...counts });
  await addRun(made, 2, { kind: "incremental", reach: "comparison", trigger: "catch_up", removedCount: 2 });
  for (const daysAgo of [1, 0.5]) {
    await addRun(made, daysAgo, {
      kind: "incremental",
      reach: "chosen",
      trigger: "webhook",
      updatedCount: 1,
    });
  }
  await addRun(made, 0.25, { kind: "dry_run", startedBy: owner.user.id, createdCount: 1_000 });
  // Another import and another organisation, which must not be counted in.
  await addRun(await makeStoredImport(owner, "Other"), 1, { trigger: "webhook", updatedCount: 1_000 });
  await addRun(await makeStoredImport(await makeOwner("Marc")), 1, { trigger: "webhook" });
});

const view = { sort: "createdAt", direction: "desc" } as const;

describe("the runs of an import", () => {
  const list = async (filters: object) => {
    const { rows, total } = await owner.api.run.list({ org: owner.org, importId: made.id, ...view, filters });
    expect(total).toBe(rows.length);
    return rows.map((row) => `${row.trigger} ${row.reach}`);
  };

  it("can be narrowed by what started them", async () => {
    expect(await list({ trigger: ["person", "schedule", "catch_up"] })).toEqual([
      "person everything",
      "catch_up comparison",
      "schedule changes",
      "person everything",
    ]);
    expect(await list({ trigger: ["webhook"], status: ["succeeded"] })).toEqual([
      "webhook chosen",
      "webhook chosen",
    ]);
    expect(await list({})).toHaveLength(6);
  });

  it("are counted by what started them, those of the import or all", async () => {
    const { api, org } = owner;
    expect(await api.run.triggers({ org, importId: made.id })).toEqual({
      person: 2,
      schedule: 1,
      catch_up: 1,
      webhook: 2,
    });
    expect(await api.run.triggers({ org })).toMatchObject({ webhook: 3 });
  });

  it("add up to a history without dry runs, by days or by weeks", async () => {
    const history = (days: 30 | 90 | 365) =>
      owner.api.run.history({ org: owner.org, importId: made.id, days });
    const sums = async (days: 30 | 90 | 365) => {
      const { points } = await history(days);
      const sum = (key: "runs" | "written" | "unchanged" | "failed") =>
        points.reduce((total, point) => total + point[key], 0);
      return [points.length, sum("runs"), sum("written"), sum("unchanged"), sum("failed")];
    };
    expect(await sums(30)).toEqual([30, 4, 11, 5, 1]);
    expect(await sums(90)).toEqual([90, 5, 18, 10, 2]);
    expect(await sums(365)).toEqual([53, 5, 18, 10, 2]);
    expect((await history(365)).step).toBe("week");
  });
});

describe("the runs as CSV", () => {
  it("hold trigger, reach, who started them, and how long they took", async () => {
    const address = new URL("http://localhost/export");
    address.search = new URLSearchParams({
      org: owner.org,
      importId: made.id,
      trigger: "person,catch_up",
    }).toString();
    const response = await answerCsv({ user: owner.user, deps }, address, "run:read", (scope, given) => {
      const { q, ...filter } = exportRunsInput.parse(given);
      return exportRuns(scope, deps, { ...filter, search: q });
    });
    const [head = "", ...lines] = (await response.text()).trim().split("\r\n");
    const names = head.split(",");
    const cells = lines.map((line) => line.split(","));
    const column = (name: string) => cells.map((row) => row[names.indexOf(name)]);
    expect(column("Trigger")).toEqual(["person", "catch_up", "person"]);
    expect(column("Reach")).toEqual(["everything", "comparison", "everything"]);
    expect(column("Started by")).toEqual(["Lena", "", "Lena"]);
    expect(column("Duration (s)")).toEqual(["60", "60", "60"]);
    expect(column("Taken away")).toEqual(["0", "2", "0"]);
  });

  it("leave none out and repeat none, though many began at one time", async () => {
    const busy = await makeStoredImport(owner, "Busy");
    const createdAt = new Date(Date.now() - 5_000);
    const row = await addRun(busy, 0, { createdAt });
    const {
      id: _id,
      profiles: _p,
      waiting: _w,
      deletions: _d,
      reconciliation: _r,
      switchesBefore: _s,
      ...rest
    } = row;
    await deps.db.run.createMany({
      data: Array.from({ length: 1_100 }, () => ({ ...rest, filters: {}, options: {}, rules: [] })),
    });
    const { body } = exportRuns(owner.scope, deps, {
      search: "",
      status: [],
      kind: [],
      trigger: [],
      importId: busy.id,
    });
    const lines = (await new Response(body).text()).trim().split("\r\n").slice(1);
    expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(1_101);
    expect(lines).toHaveLength(1_101);
  });
});
