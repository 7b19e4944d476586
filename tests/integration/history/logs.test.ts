import { beforeAll, describe, expect, it } from "vitest";
import { answerCsv } from "@/server/api/csv-answer";
import { exportImportLogInput } from "@/server/api/export-inputs";
import { house } from "@/server/composition";
import type { Run } from "@/server/db/generated/client";
import { exportImportLog, exportRunLog } from "@/server/services/exports/export-log";
import { makeOwner, type Person } from "../app/people";
import { addRun, makeStoredImport, type StoredImport } from "./history-fixture";

const deps = house();
const { db } = deps;
let owner: Person;
let stranger: Person;
let made: StoredImport;
let first: Run;

async function addLines(run: Run, lines: [at: string, level: string, message: string][]): Promise<void> {
  for (const [at, level, message] of lines) {
    await db.runLogEntry.create({
      data: { orgId: run.orgId, runId: run.id, at: new Date(at), level, message },
    });
  }
}

beforeAll(async () => {
  owner = await makeOwner("Lea");
  stranger = await makeOwner("Mallory");
  made = await makeStoredImport(owner);
  const at = (time: string) => ({
    createdAt: new Date(time),
    startedAt: new Date(time),
    endedAt: new Date(time),
  });
  first = await addRun(made, 0, at("2026-03-28T22:30:00Z"));
  await addLines(first, [
    ["2026-03-28T22:30:00Z", "info", "Began, with a comma"],
    ["2026-03-28T22:31:00Z", "warning", "=1+1"],
  ]);
  // Berlin's clocks go forward in this night.
  const second = await addRun(made, 0, {
    ...at("2026-03-29T01:30:00Z"),
    kind: "incremental",
    trigger: "schedule",
  });
  await addLines(second, [["2026-03-29T01:30:00Z", "error", "Stopped"]]);
  const third = await addRun(made, 0, at("2026-03-29T22:00:00Z"));
  await addLines(third, [["2026-03-29T22:00:00Z", "info", "The next day in Berlin"]]);
  const foreign = await addRun(await makeStoredImport(stranger), 0, at("2026-03-29T01:30:00Z"));
  await addLines(foreign, [["2026-03-29T01:30:00Z", "info", "Secret"]]);
});

async function linesOf(response: Response): Promise<string[]> {
  return (await response.text()).replace("\uFEFF", "").trim().split("\r\n");
}

const addressOf = (parameters: Record<string, string>) =>
  new URL(`http://localhost/export?${new URLSearchParams(parameters)}`);

const runLogAs = (person: Person | null, org: string, runId: string) =>
  answerCsv(
    { user: person?.user ?? null, deps },
    addressOf({ org }),
    "run:read",
    (scope, _given, { timeZone }) => exportRunLog(scope, deps, runId, timeZone),
  );

const importLogAs = (person: Person, org: string, importId: string, days: Record<string, string> = {}) =>
  answerCsv(
    { user: person.user, deps },
    addressOf({ org, ...days }),
    "run:read",
    (scope, given, { timeZone }) =>
      exportImportLog(scope, deps, importId, exportImportLogInput.parse(given), timeZone),
  );

describe("the log of a run as CSV", () => {
  it("has the time by both clocks, level and message, from the beginning", async () => {
    const response = await runLogAs(owner, owner.org, first.id);
    expect(response.headers.get("content-disposition")).toContain(`log-${first.id}.csv`);
    expect(await linesOf(response)).toEqual([
      "Time (UTC),Time (Europe/Berlin),Level,Message",
      '2026-03-28T22:30:00.000Z,2026-03-28 23:30:00,info,"Began, with a comma"',
      "2026-03-28T22:31:00.000Z,2026-03-28 23:31:00,warning,'=1+1",
    ]);
  });

  it("has all lines of a long one", async () => {
    const run = await addRun(made, 200);
    await db.runLogEntry.createMany({
      data: Array.from({ length: 1_203 }, (_, line) => ({
        orgId: run.orgId,
        runId: run.id,
        message: `Line ${line}`,
      })),
    });
    const lines = (await linesOf(await runLogAs(owner, owner.org, run.id))).slice(1);
    expect(new Set(lines.map((line) => line.split(",").at(-1))).size).toBe(1_203);
    expect(lines).toHaveLength(1_203);
  });

  it("is not found by anybody else", async () => {
    for (const org of [owner.org, stranger.org]) {
      expect((await runLogAs(stranger, org, first.id)).status).toBe(404);
    }
    expect((await runLogAs(null, owner.org, first.id)).status).toBe(401);
  });
});

describe("the log of an import as CSV", () => {
  const messages = async (days: Record<string, string>) =>
    (await linesOf(await importLogAs(owner, owner.org, made.id, days)))
      .slice(1)
      .map((line) => line.split(",").at(-1));

  it("has the days of the organisation's clocks, also where these change", async () => {
    expect(await messages({ from: "2026-03-29", to: "2026-03-29" })).toEqual(["Stopped"]);
    expect(await messages({ from: "2026-03-30", to: "2026-03-30" })).toEqual(["The next day in Berlin"]);
    expect(await messages({ to: "2026-03-28" })).toContain("'=1+1");
    expect(await messages({ to: "2026-03-28" })).not.toContain("Stopped");
  });

  it("says of which run each line is", async () => {
    const [head, line] = await linesOf(
      await importLogAs(owner, owner.org, made.id, { from: "2026-03-29", to: "2026-03-29" }),
    );
    expect(head).toBe("Run,Kind,Trigger,Time (UTC),Time (Europe/Berlin),Level,Message");
    expect(line).toMatch(
      /^[^,]+,incremental,schedule,2026-03-29T01:30:00.000Z,2026-03-29 03:30:00,error,Stopped$/,
    );
  });

  it("is not found by anybody else, and refuses days that are none", async () => {
    for (const org of [owner.org, stranger.org]) {
      const response = await importLogAs(stranger, org, made.id);
      expect(response.status).toBe(404);
    }
    expect((await importLogAs(owner, owner.org, made.id, { from: "yesterday" })).status).toBe(400);
    const backwards = { from: "2026-03-30", to: "2026-03-29" };
    expect((await importLogAs(owner, owner.org, made.id, backwards)).status).toBe(400);
  });
});
