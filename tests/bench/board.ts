// npm run bench:board: an agency with 1,000 clients, 3,000 imports, 60,000 runs and 1,000,000 records, and how fast the API
// answers what its people look at. -- --clients N --imports N --runs N --records N sets the size, --calls N how often each
// is asked (200). The last line is JSON; it ends with 1 when an answer takes more than 200 ms at the 95th percentile, or
// when runs, records, issues or log lines are read from a table's beginning to its end.

import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { demoAccount } from "@/scripts/demo/account";
import { type ApiClient, signIn } from "@/scripts/demo/api-client";
import { prepareDemoAccount } from "@/scripts/demo/prepare-account";
import { defaultDataDir } from "@/scripts/services/project";
import { shutDown } from "@/scripts/services/shutdown";
import { startStack } from "@/scripts/services/stack";
import { runScript, StartError } from "@/scripts/services/start-error";
import { appRouter } from "@/server/api/root";
import { t } from "@/server/api/trpc";
import { house } from "@/server/composition";
import { trustThisProcess } from "@/server/infra/tenant";
import { type Called, type Case, casesOf, type Subject } from "./board/cases";
import { countScans, explaining, type Plans } from "./board/plans";
import { seed } from "./board/seed";

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "1000" },
    imports: { type: "string", default: "3000" },
    runs: { type: "string", default: "60000" },
    records: { type: "string", default: "1000000" },
    calls: { type: "string", default: "200" },
  },
});
const size = {
  clients: Number(values.clients),
  imports: Number(values.imports),
  runs: Number(values.runs),
  records: Number(values.records),
};
const CALLS = Number(values.calls);
const WARM_UP = 10;
const LIMIT_MS = 200;
/** What grows with each run. */
const GROWING = ["Run", "Record", "Issue", "RunLogEntry"];

async function ask<Row extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<Row[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    return (await db.query<Row>(sql)).rows;
  } finally {
    await db.end();
  }
}

/** The demo's organisation becomes an agency with everything that is measured. */
async function fill({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  await prepareDemoAccount({ databaseUrl });
  const [agency] = await ask<{ id: string }>(
    databaseUrl,
    `UPDATE "Organisation" SET "kind" = 'agency' RETURNING "id"`,
  );
  if (!agency) throw new StartError("The demo's organisation was not made.");
  console.log(
    `Seeding ${size.clients} clients, ${size.imports} imports, ${size.runs} runs, ${size.records} records ...`,
  );
  const began = Date.now();
  await seed(databaseUrl, agency.id, size);
  console.log(`Seeded in ${Math.round((Date.now() - began) / 1_000)} s`);
}

async function findSubject(databaseUrl: string): Promise<Subject & { userId: string }> {
  const [great] = await ask<{ id: string; records: number; slug: string; userId: string }>(
    databaseUrl,
    `SELECT r."id", r."readCount" AS "records", o."slug", m."userId" FROM "Run" r
      JOIN "Organisation" o ON o."id" = r."orgId" JOIN "Membership" m ON m."orgId" = o."id"
      ORDER BY r."readCount" DESC LIMIT 1`,
  );
  if (!great) throw new StartError("Nothing was seeded.");
  const clients = await ask<{ id: string }>(databaseUrl, `SELECT "id" FROM "Client" ORDER BY "id"`);
  return {
    org: great.slug,
    userId: great.userId,
    greatRun: great.id,
    greatRecords: great.records,
    runs: size.runs,
    clients: clients.map(({ id }) => id),
  };
}

/** Over HTTP, as the browser asks. */
function overHttp(api: ApiClient): Called {
  const of = (router: object) =>
    new Proxy(router, { get: (target, name) => (input: unknown) => Reflect.get(target, name).query(input) });
  return new Proxy(api, { get: (target, name) => of(Reflect.get(target, name)) }) as unknown as Called;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function measure(one: Case, api: Called): Promise<number[]> {
  const times: number[] = [];
  for (let turn = -WARM_UP; turn < CALLS; turn += 1) {
    const began = performance.now();
    await one.call(api, Math.abs(turn));
    if (turn >= 0) times.push(performance.now() - began);
  }
  return times;
}

const load = () =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(" ");
const round = (ms: number) => Math.round(ms * 10) / 10;

await runScript(async () => {
  const dataDir = join(defaultDataDir, "bench-board");
  rmSync(dataDir, { recursive: true, force: true });
  const stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    // Without an executor: schedules whose time has passed must stay as they were seeded.
    env: { INNGEST_EXECUTOR: "inngest", INNGEST_DEV: "1" },
    prepare: fill,
    progress: (sentence) => console.log(sentence),
  });
  const subject = await findSubject(stack.databaseUrl);
  const cases = casesOf(subject);
  const api = overHttp(await signIn(stack.urls.app, demoAccount));

  console.log(`Asking the built app over HTTP, ${CALLS} times each. Load of the machine: ${load()}`);
  const scansBefore = await countScans(stack.databaseUrl, GROWING);
  const measured: { name: string; times: number[] }[] = [];
  for (const one of cases) measured.push({ name: one.name, times: await measure(one, api) });
  const scansAfter = await countScans(stack.databaseUrl, GROWING);
  const loadAfter = load();

  Object.assign(process.env, stack.env);
  trustThisProcess();
  const { org, userId } = subject;
  const user = { id: userId, email: demoAccount.email, name: demoAccount.name };
  const inProcess = t.createCallerFactory(appRouter)({ user, deps: house() }) as unknown as Called;
  const plans = new Map<string, Plans>();
  for (const one of cases) plans.set(one.name, await explaining(() => one.call(inProcess, 1)));
  await house().db.$disconnect();
  await stack.stop();

  const rows = measured.map(({ name, times }) => {
    const { indexes, scanned } = plans.get(name) ?? { indexes: new Set(), scanned: new Set<string>() };
    const whole = GROWING.filter((table) => scanned.has(table));
    return { name, p50: percentile(times, 0.5), p95: percentile(times, 0.95), indexes: [...indexes], whole };
  });
  console.log(`\nAt ${org}, in ms. Load of the machine at the end: ${loadAfter}`);
  for (const { name, p50, p95, indexes, whole } of rows) {
    const times = `${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)}`;
    console.log(
      `${name.padEnd(30)} ${times}  ${whole.length > 0 ? `READ WHOLE: ${whole}; ` : ""}${indexes.join(", ")}`,
    );
  }
  const grown = GROWING.filter((table) => scansAfter.get(table) !== scansBefore.get(table));
  for (const table of grown) {
    console.log(
      `"${table}" was read whole ${(scansAfter.get(table) ?? 0) - (scansBefore.get(table) ?? 0)} times.`,
    );
  }
  const all = measured.flatMap(({ times }) => times);
  const worst = rows.reduce((one, other) => (other.p95 > one.p95 ? other : one));
  console.log(
    JSON.stringify({
      p50Ms: round(percentile(all, 0.5)),
      p95Ms: round(percentile(all, 0.95)),
      records: size.records,
      worst: worst.name,
      worstP95Ms: round(worst.p95),
    }),
  );
  const fast = rows.every(({ p95 }) => p95 <= LIMIT_MS);
  await shutDown(fast && grown.length === 0 && rows.every(({ whole }) => whole.length === 0) ? 0 : 1);
});
