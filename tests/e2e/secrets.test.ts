import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BigCommerceSandbox, startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import { IMPORT_STEPS } from "@/server/domain/import-steps";
import { liveConnections, type Stores, startStores } from "../integration/secrets/connections-story";
import { dumpDatabase } from "../integration/secrets/database-dump";
import { liveImports } from "../integration/secrets/import-story";
import type { Evidence } from "../integration/secrets/markers";
import { liveNotices } from "../integration/secrets/notices-story";
import { livePeople } from "../integration/secrets/people-story";
import { askAll, furnish } from "../integration/secrets/queries";
import type { HttpBrowser } from "./http-browser";
import { addressesOf } from "./pages";
import { type BuiltWorld, setBuiltStage } from "./secrets-stage";

let world: BuiltWorld;
let source: BigCommerceSandbox;
let target: WooCommerceSandbox;
let stores: Stores;
/** Pages and downloads that were looked at, with what they answered. */
const looked: Record<string, number> = {};

beforeAll(async () => {
  world = await setBuiltStage();
  [source, target] = await Promise.all([
    startBigCommerceSandbox({
      quota: { requests: 100_000, windowMs: 30_000 },
      dataset: { generate: { products: 4, seed: 5, variableShare: 0.5, imagesPer: 1 } },
    }),
    startWooCommerceSandbox(),
  ]);
  stores = await startStores(world.markers, source, target);
  await signInWithWhoTells();
  const people = await livePeople(world);
  const connections = await liveConnections(world, people, stores, [
    "talkative",
    "refuses the key",
    "finds fault at length",
    "sends elsewhere",
  ]);
  await liveNotices(world, people, { answerWith: () => {} });
  const imported = await liveImports(world, people, connections, stores, source, [
    { side: "source", manner: "finds fault" },
    { side: "target", manner: "refuses the key" },
    { side: "target", manner: "talkative" },
    { side: "target", manner: "finds fault at length" },
  ]);
  // What the store said last stays on the connection's page.
  for (const name of ["bigcommerce", "woocommerce"] as const) {
    stores[name].manner = "finds fault";
    await people.owner.api.connection.check.mutate({ org: people.org, connectionId: connections[name] });
    stores[name].manner = "honest";
  }
  const authorizationId = "no-such-authorization";
  const more = await furnish(world.db, people, imported.importId);
  const things = {
    ...{ ...imported, ...more, authorizationId },
    ...{ org: people.org, connectionId: connections.bigcommerce },
  };
  await askAll(people, things);
  await look(people.owner.http, {
    ...things,
    connectionId: [connections.bigcommerce, connections.woocommerce],
    id: imported.importId,
    step: IMPORT_STEPS,
    list: ["records", "issues", "log"],
    token: "no-such-token",
  });
  await lookFromOutside();
  world.evidence.push(...(await dumpDatabase(world.databaseUrl)));
  await world.close();
});

afterAll(async () => {
  await Promise.all([stores?.close(), source?.close(), target?.close()]);
});

/** Providers that answer the code with a refusal which repeats the client's secret. */
async function signInWithWhoTells(): Promise<void> {
  for (const provider of ["google", "github"]) {
    const { http } = world.browser();
    const asked = await http.postForm(`/api/auth/signin/${provider}`, { callbackUrl: "/" });
    const { url } = (await asked.json()) as { url: string };
    const state = new URL(url).searchParams.get("state") ?? "";
    const query = new URLSearchParams({ code: "a-code", state });
    await record(http, `/api/auth/callback/${provider}?${query}`, "answer");
  }
}

async function record(
  http: HttpBrowser,
  address: string,
  surface: "page" | "answer",
  headers: Record<string, string> = {},
): Promise<void> {
  const answer = await http.request(address, { headers });
  const text = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
  looked[address] = answer.status;
  // A new cookie is the browser's own, and comes as a header.
  world.evidence.push({ surface, where: address, text: text.replace(/\["set-cookie","[^"]*"\],?/g, "") });
}

/** Every page, as HTML and as what the router loads, and every download. */
async function look(http: HttpBrowser, things: Parameters<typeof addressesOf>[2]): Promise<void> {
  for (const address of addressesOf("app", "page.tsx", things)) {
    await record(http, address, "page");
    await record(http, `${address}?_rsc=1`, "page", { rsc: "1" });
  }
  for (const address of addressesOf("app/api/exports", "route.ts", things)) {
    await record(http, `${address}?org=${things.org}`, "answer");
  }
}

async function lookFromOutside(): Promise<void> {
  const { http } = world.browser();
  const carried = { authorization: `Bearer ${world.metricsToken}` };
  for (const path of ["/api/health", "/api/ready", "/api/metrics", "/api/inngest", "/sign-in"]) {
    await record(http, path, "answer");
    await record(http, path, "answer", carried);
  }
}

const leaksOn = (surface: Evidence["surface"]) =>
  world.markers.leaksIn(world.evidence.filter((one) => one.surface === surface));

describe("in the built product no secret is found", () => {
  it("on any page, or in what its router loads", () => {
    const pages = world.evidence.filter(({ surface }) => surface === "page");
    expect(pages.length).toBeGreaterThan(60);
    expect(pages.some(({ text }) => text.includes("Invalid request by"))).toBe(true);
    expect(Object.entries(looked).filter(([, status]) => status >= 500)).toEqual([]);
    expect(leaksOn("page")).toEqual([]);
  });

  it("in answers of the API, downloads, metrics and states", () => {
    const downloads = Object.entries(looked).filter(([address]) => address.startsWith("/api/exports"));
    expect(downloads.map(([, status]) => status)).toEqual(downloads.map(() => 200));
    expect(downloads.length).toBeGreaterThan(7);
    expect(looked["/api/metrics"]).toBe(200);
    expect(leaksOn("answer")).toEqual([]);
  });

  it("in what its processes write, at the finest level", () => {
    const logs = world.evidence.filter(({ surface }) => surface === "log");
    expect(logs.map(({ where }) => where).sort()).toEqual(["app.log", "executor.log"]);
    const whole = logs.map(({ text }) => text).join();
    expect(whole).toContain("a call was answered");
    expect(whole).toContain("next-auth");
    expect(leaksOn("log")).toEqual([]);
  });

  it("in its database, or between app and executor", () => {
    expect(leaksOn("database")).toEqual([]);
    expect(world.evidence.some(({ where, text }) => where === "steps" && text.includes("load-0"))).toBe(true);
    expect(leaksOn("executor")).toEqual([]);
  });
});
