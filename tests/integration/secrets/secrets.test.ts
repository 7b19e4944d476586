import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BigCommerceSandbox, startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import { runSql } from "@/scripts/services/run-sql";
import { platforms } from "@/server/connectors/registry";
import { receiveWebhook } from "@/server/services/real-time/receive-webhook";
import {
  type Connections,
  liveConnections,
  type Stores,
  secretFields,
  startStores,
} from "./connections-story";
import { dumpDatabase } from "./database-dump";
import { type Imported, liveImports } from "./import-story";
import { type Evidence, freshSecret, Markers } from "./markers";
import { liveNotices } from "./notices-story";
import { livePeople, type People } from "./people-story";
import { askAll, furnish, queries } from "./queries";
import { type Stage, setStage } from "./stage";

let stage: Stage;
let source: BigCommerceSandbox;
let target: WooCommerceSandbox;
let stores: Stores;
let people: People;
let connections: Connections;
let imported: Imported;
let refused: string[];
let dump: Evidence[];

beforeAll(async () => {
  stage = await setStage();
  [source, target] = await Promise.all([
    startBigCommerceSandbox({
      quota: { requests: 100_000, windowMs: 30_000 },
      dataset: { generate: { products: 4, seed: 5, variableShare: 0.5, imagesPer: 1 } },
    }),
    startWooCommerceSandbox(),
  ]);
  stores = await startStores(stage.markers, source, target);
  people = await livePeople(stage);
  connections = await liveConnections(stage, people, stores);
  await liveWebhooks();
  await liveNotices(stage, people, stage.receiver);
  imported = await liveImports(stage, people, connections, stores, source);
  await mailByWhoTells();
  const { id: authorizationId } = await stage.deps.db.connectionAuthorization.findFirstOrThrow();
  refused = await askAll(people, {
    ...imported,
    org: people.org,
    connectionId: connections.bigcommerce,
    authorizationId,
    ...(await furnish(stage.deps.db, people, imported.importId)),
  });
  dump = await dumpDatabase(process.env.DATABASE_URL ?? "");
  await stage.close();
}, 300_000);

afterAll(async () => {
  await Promise.all([stores?.close(), source?.close(), target?.close()]);
});

/** The secret that each of a store's webhooks carries, sent back right and wrong. */
async function liveWebhooks(): Promise<void> {
  const at = { org: people.org, connectionId: connections.bigcommerce };
  await people.owner.api.connection.webhooks.enable.mutate(at);
  const [hook] = source.store.state.hooks ?? [];
  const [[name, secret] = ["", ""]] = Object.entries(hook?.headers ?? {});
  stage.markers.add("webhook secret", secret);
  const token = new URL(hook?.destination ?? "").pathname.split("/").at(-1) ?? "";
  const rawBody = JSON.stringify({ scope: "store/product/updated", data: { type: "product", id: 1 } });
  for (const value of [secret, stage.markers.add("guessed webhook secret", freshSecret())]) {
    const headers = { [name.toLowerCase()]: value };
    await receiveWebhook(stage.deps, { platform: "bigcommerce", token, headers, rawBody });
  }
  source.store.change((state) => {
    state.hooks = [];
  });
  for (const manner of ["finds fault", "forbids", "refuses the key"] as const) {
    stores.bigcommerce.manner = manner;
    await people.owner.api.connection.webhooks.check.mutate(at);
  }
  stores.bigcommerce.manner = "honest";
}

/** A mail server that says, in its refusal, what it was given to sign in with. */
async function mailByWhoTells(): Promise<void> {
  const password = stage.markers.add("SMTP_URL's password", freshSecret());
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    logger: false,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => {
      const both = Buffer.from(`\0${auth.username}\0${auth.password}`).toString("base64");
      done(new Error(`no such user: ${auth.username} ${auth.password} (AUTH PLAIN ${both})`));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  stage.mailBy(`smtp://primelink:${password}@127.0.0.1:${port}`);
  const { api } = people.owner;
  const email = "never.mailed@example.test";
  const { mailProblem } = await api.member.invite.mutate({ org: people.org, email, role: "viewer" });
  expect(mailProblem).toContain("SMTP_URL");
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

const leaksOn = (surface: Evidence["surface"]) =>
  stage.markers.leaksIn(stage.evidence.filter((one) => one.surface === surface));

describe("no secret is found", () => {
  it("in the log, at its finest level", () => {
    expect(stage.evidence.filter(({ surface }) => surface === "log").length).toBeGreaterThan(100);
    expect(leaksOn("log")).toEqual([]);
  });

  it("in any table of the database, the job queue's too", () => {
    const tables = dump.map(({ where }) => where);
    expect(tables).toEqual(
      expect.arrayContaining(['public."Connection"', "executor.steps", "executor.events", "pgboss.job"]),
    );
    expect(stage.markers.leaksIn(dump)).toEqual([]);
  });

  it("in what the API answers", () => {
    expect(leaksOn("answer")).toEqual([]);
    expect(refused.filter((sentence) => !/^invitation\.look|resetLink|emailChange/.test(sentence))).toEqual(
      [],
    );
    const asked = new Set(stage.evidence.map(({ where }) => where));
    expect(queries.filter((path) => !asked.has(path))).toEqual([]);
  });

  it("in events and steps, as they go between app and executor", () => {
    const told = stage.evidence.filter(({ surface }) => surface === "executor");
    expect(told.some(({ where, text }) => where === "steps" && text.includes("load-0"))).toBe(true);
    expect(told.some(({ where, text }) => where === "events" && text.includes("import/run.requested"))).toBe(
      true,
    );
    expect(leaksOn("executor")).toEqual([]);
  });
});

it("every secret field of every platform was filled in, kept, and opens again", async () => {
  const ids = { bigcommerce: connections.bigcommerce, woocommerce: connections.woocommerce };
  expect(Object.keys(ids).sort()).toEqual(
    platforms()
      .map(({ descriptor }) => descriptor.id)
      .sort(),
  );
  for (const [platform, connectionId] of Object.entries(ids)) {
    const row = await stage.deps.db.connection.findUniqueOrThrow({ where: { id: connectionId } });
    const opened = stage.deps.credentials.open(
      { orgId: row.orgId, connectionId },
      { bytes: row.secrets, keyVersion: row.keyVersion },
    );
    expect(Object.keys(opened).sort()).toEqual(secretFields(platform).sort());
    const planted = stage.markers.leaksIn([
      { surface: "page", where: platform, text: JSON.stringify(opened) },
    ]);
    expect(planted).toHaveLength(secretFields(platform).length);
  }
});

describe("a secret that does get out is found", () => {
  const markers = new Markers();
  const secret = markers.add("planted", freshSecret());
  const found = (text: string) => markers.leaksIn([{ surface: "log", where: "here", text }]).length;

  it.each([
    secret,
    `access_token=${encodeURIComponent(secret)}&`,
    Buffer.from(secret).toString("hex"),
    Buffer.from(secret).toString("base64"),
    `Basic ${Buffer.from(`a:${secret}`).toString("base64")}`,
    `Basic ${Buffer.from(`ab:${secret}:x`).toString("base64url")}`,
    secret.toUpperCase(),
    `cut off: ${secret.slice(0, 20)}`,
    `…${secret.slice(20)} was refused`,
  ])("in this shape: %s", (text) => {
    expect(found(`something ${text} and more`)).toBe(1);
  });

  it("in a table, be it stored as text, as JSON or as bytes", async () => {
    const url = process.env.DATABASE_URL ?? "";
    await runSql(url, "create table planted (a text, b jsonb, c bytea, d text[])");
    const bytes = `'\\x${Buffer.from(secret).toString("hex")}'`;
    for (const [column, value] of Object.entries({
      a: `'${secret}'`,
      b: `'{"deep":[{"down":"${secret}"}]}'`,
      c: bytes,
      d: `array['${secret}']`,
    })) {
      await runSql(url, `truncate planted; insert into planted (${column}) values (${value})`);
      expect([column, markers.leaksIn(await dumpDatabase(url)).length]).toEqual([column, 1]);
    }
  });
});
