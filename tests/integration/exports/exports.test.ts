import { beforeAll, describe, expect, it } from "vitest";
import { answerCsv } from "@/server/api/csv-answer";
import { exportImportsInput, exportRecordsInput, exportRunsInput } from "@/server/api/export-inputs";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { createAttemptLimit } from "@/server/infra/rate-limit";
import { asNobody } from "@/server/infra/tenant";
import { exportImports } from "@/server/services/exports/export-imports";
import { exportRecords } from "@/server/services/exports/export-records";
import { exportRuns } from "@/server/services/exports/export-runs";
import { makeOwner, type Person } from "../app/people";
import { addIssue, addRecords, makeEndedRun } from "./export-fixture";

const deps = house();
let owner: Person;
let stranger: Person;

beforeAll(async () => {
  owner = await makeOwner("Ada");
  stranger = await makeOwner("Mallory");
});

function addressOf(parameters: Record<string, string>): URL {
  return new URL(`http://localhost/export?${new URLSearchParams(parameters)}`);
}

function runsAs(user: SignedInUser | null, parameters: Record<string, string>): Promise<Response> {
  return asNobody(() =>
    answerCsv({ user, deps }, addressOf(parameters), "run:read", (scope, given) => {
      const { q, ...filter } = exportRunsInput.parse(given);
      return exportRuns(scope, deps, { ...filter, search: q });
    }),
  );
}

function recordsAs(
  user: SignedInUser | null,
  runId: string,
  parameters: Record<string, string>,
  what: "records" | "issues" = "records",
): Promise<Response> {
  return answerCsv({ user, deps }, addressOf(parameters), "run:read", (scope, given) => {
    const { q, ...filter } = exportRecordsInput.parse(given);
    return exportRecords(scope, deps, { ...filter, search: q, runId }, what);
  });
}

async function linesOf(response: Response): Promise<string[]> {
  // Whoever sends the answer out is nobody, too.
  const text = await asNobody(() => response.text());
  return text.trim().split("\r\n");
}

describe("the runs as CSV", () => {
  it("are those of the organisation, narrowed as the page is", async () => {
    const run = await makeEndedRun(owner, "Spring catalogue");
    await makeEndedRun(stranger, "Not yours");
    const response = await runsAs(owner.user, { org: owner.org, status: "completed_with_issues,failed" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="runs.csv"');
    const lines = await linesOf(response);
    expect(lines[0]).toMatch(
      /^(\uFEFF)?Run,Import,Client,Source,Target,Kind,Reach,State,Trigger,Started by,/,
    );
    expect(lines.slice(1).map((line) => line.split(",")[0])).toContain(run.id);
    expect(lines.join("\n")).toContain(
      "Spring catalogue,Ada & Co,bigcommerce,woocommerce,full,everything,completed_with_issues,person,Ada,",
    );
    expect(lines.join("\n")).not.toContain("Not yours");
    expect(await linesOf(await runsAs(owner.user, { org: owner.org, status: "cancelled" }))).toHaveLength(1);
  });

  it("begin with the mark by which Excel knows UTF-8", async () => {
    const bytes = new Uint8Array(await (await runsAs(owner.user, { org: owner.org })).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("are refused to whoever is signed out, belongs elsewhere, or asks for nonsense", async () => {
    expect((await runsAs(null, { org: owner.org })).status).toBe(401);
    expect((await runsAs(stranger.user, { org: owner.org })).status).toBe(404);
    expect((await runsAs(owner.user, {})).status).toBe(404);
    expect((await runsAs(owner.user, { org: owner.org, status: "splendid" })).status).toBe(400);
  });
});

describe("the imports as CSV", () => {
  const importsAs = (user: SignedInUser, parameters: Record<string, string>) =>
    answerCsv({ user, deps }, addressOf(parameters), "import:read", (scope, given) => {
      const { q, ...filter } = exportImportsInput.parse(given);
      return exportImports(scope, deps, { ...filter, search: q });
    });

  it("are those of the organisation with their latest run", async () => {
    const run = await makeEndedRun(owner, "Winter, with a comma");
    const lines = await linesOf(await importsAs(owner.user, { org: owner.org, q: "winter" }));
    expect(lines.slice(1)).toEqual([
      `${run.importId},"Winter, with a comma",${owner.user.name} & Co,products,bigcommerce,woocommerce,completed_with_issues,${run.id},2026-01-02T03:05:05.000Z,3,1`,
    ]);
    expect((await importsAs(stranger.user, { org: owner.org })).status).toBe(404);
  });
});

describe("the records of a run as CSV", () => {
  it("come in the order in which they were read, beyond one page", async () => {
    const run = await makeEndedRun(owner);
    await addRecords(
      run,
      Array.from({ length: 1_203 }, (_, index) => ({ sourceId: `s${index}`, title: `Product ${index}` })),
    );
    const lines = await linesOf(await recordsAs(owner.user, run.id, { org: owner.org }));
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(
      Array.from({ length: 1_203 }, (_, index) => `s${index}`),
    );
  });

  it("never hand a formula to a spreadsheet", async () => {
    const run = await makeEndedRun(owner);
    await addRecords(run, [
      { sourceId: "1", title: '=HYPERLINK("https://evil.example","Click")', sku: "@SUM(A1)" },
      { sourceId: "2", title: "+49 phone holder", sku: "-5" },
      { sourceId: "3", title: "Plain, with a comma", sku: "A=1" },
    ]);
    const lines = await linesOf(await recordsAs(owner.user, run.id, { org: owner.org }));
    expect(lines[1]).toContain(`1,product,"'=HYPERLINK(""https://evil.example"",""Click"")",'@SUM(A1),`);
    expect(lines[2]).toContain("2,product,'+49 phone holder,'-5,");
    expect(lines[3]).toContain('3,product,"Plain, with a comma",A=1,');
  });

  it("tell the issues with cause and remedy, for the filter that is on", async () => {
    const run = await makeEndedRun(owner);
    await addRecords(run, [
      { sourceId: "1", title: "Tent", state: "failed" },
      { sourceId: "2", title: "Stove" },
    ]);
    await addIssue(run, "1");
    const parameters = { org: owner.org, issue: "sku_duplicate_in_target" };
    const records = await linesOf(await recordsAs(owner.user, run.id, parameters));
    expect(records).toHaveLength(2);
    expect(records[1]).toContain("1,product,Tent,,failed,none,,SKU already taken in the target,");
    const issues = await linesOf(await recordsAs(owner.user, run.id, { org: owner.org }, "issues"));
    expect(issues).toHaveLength(2);
    expect(issues[1]).toContain("The target already has another product with the SKU A-1 (id 77).");
    expect(issues[1]).toMatch(/,HTTP 400$/);
  });

  it("are not found by anybody else, whichever organisation is named", async () => {
    const run = await makeEndedRun(owner);
    await addRecords(run, [{ sourceId: "1", title: "Secret tent" }]);
    for (const org of [owner.org, stranger.org]) {
      const response = await recordsAs(stranger.user, run.id, { org });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain("Secret");
    }
  });
});

it("downloads are counted, and past the limit nothing is read", async () => {
  const few = createAttemptLimit({ db: deps.db, name: "few-exports", attempts: 1, seconds: 60 });
  const strict = { ...deps, limits: { ...deps.limits, export: few } };
  let read = 0;
  const download = () =>
    answerCsv({ user: owner.user, deps: strict }, addressOf({ org: owner.org }), "run:read", (scope) => {
      read += 1;
      return exportRuns(scope, deps, { ...exportRunsInput.parse({}), search: "" });
    });
  expect((await download()).status).toBe(200);
  const refused = await download();
  expect([refused.status, await refused.text()]).toEqual([
    429,
    expect.stringMatching(/many downloads\. Try again in \d+ seconds/),
  ]);
  expect(read).toBe(1);
});
