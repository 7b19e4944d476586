import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { mayDo } from "@/server/domain/roles";
import { trustThisProcess } from "@/server/infra/tenant";
import { addMember, makeOwner, type Person } from "../integration/app/people";
import { makeStaff } from "../tenancy/walk/persons";
import { madeUp, makeThings, type Things } from "../tenancy/walk/things";
import { type Stage, setStage } from "./account-stage";
import { HttpBrowser } from "./http-browser";
import { signedInAs } from "./signed-in-as";
import { pagesOf } from "./walk-pages";
import { ROUTES, type RouteRow } from "./walk-routes";

const MARKER = "wolpertinger";
const root = join(import.meta.dirname, "../..");
const nowhere = {
  source: { hash: "abc123", url: "http://127.0.0.1:9", tokens: { full: "none" } },
  target: { url: "http://127.0.0.1:9", key: "ck_none", secret: "cs_none" },
};

/** The methods that a route's file exports, however it does. */
function methodsOf(file: string): string[] {
  const exported = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("export"));
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
    exported.some((line) => new RegExp(`\\b${method}\\b`).test(line)),
  );
}

const filesOf = (folder: string, name: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(name));
const api = join(root, "app/api");
const handlers = filesOf(api, "route.ts").flatMap((file) =>
  methodsOf(join(api, file)).map((method) => `${method} ${file.replace(/\/route\.ts$/, "")}`),
);
const downloads = Object.entries(ROUTES).flatMap(([name, row]) =>
  "needs" in row ? [[name, row] as const] : [],
);
/** The organisation's own pages, always in the same order. */
const pages = (org: string, things: Things) =>
  pagesOf(org, things, ["filters"]).filter((path) => path.split("/")[1] === org);

let stage: Stage;
let mara: Person;
let theo: Person;
let theirs: Things;
const nothing = madeUp();
const browsers = {} as Record<"nobody" | "theo" | "staff" | "limited" | "operator" | "owner", HttpBrowser>;

beforeAll(async () => {
  stage = await setStage("e2e-tenancy");
  Object.assign(process.env, stage.stack.env);
  trustThisProcess();
  mara = await makeOwner("Mara");
  theo = await makeOwner("Theo");
  const staff = await makeStaff();
  theirs = await makeThings(mara, nowhere, MARKER, staff);
  const other = await makeThings(mara, nowhere, "ordinary", staff);
  const as = (user: SignedInUser) => signedInAs(user, stage.app);
  browsers.nobody = new HttpBrowser(stage.app);
  browsers.theo = await as(theo.user);
  browsers.staff = await as(staff);
  browsers.limited = await as(await addMember(mara, "Ada", "admin", [other.clientId]));
  browsers.operator = await as(await addMember(mara, "Otto", "operator", null));
  browsers.owner = await as(mara.user);
});
afterAll(async () => {
  // A database that is asked to stop waits for who is connected.
  await house().db.$disconnect();
  await stage?.stop();
});

async function ask(who: keyof typeof browsers, path: string): Promise<{ status: number; text: string }> {
  const response = await browsers[who].request(path);
  return { status: response.status, text: await response.text() };
}

const download = (row: Extract<RouteRow, { needs: unknown }>, things: Things, org: string) =>
  `/api/${row.path(things)}&org=${org}`;

it("knows every route handler", () => {
  expect(handlers.length).toBeGreaterThan(10);
  expect(Object.keys(ROUTES).sort()).toEqual([...handlers].sort());
});

describe("downloads", () => {
  it.each(downloads)("%s is closed to who is signed out", async (_name, row) => {
    const about = await ask("nobody", download(row, theirs, mara.org));
    expect(about.status).toBe(401);
    expect(await ask("nobody", download(row, nothing, "no-such-organisation"))).toEqual(about);
  });

  it.each(downloads)("%s does not exist for others, and for support without a grant", async (_name, row) => {
    for (const who of ["theo", "staff"] as const) {
      const about = await ask(who, download(row, theirs, mara.org));
      expect(about.status).toBe(404);
      expect(await ask(who, download(row, nothing, "no-such-organisation"))).toEqual(about);
    }
    if (!row.ofClient) return;
    const inOwn = await ask("theo", download(row, theirs, theo.org));
    expect(inOwn.status).toBe(404);
    expect(await ask("theo", download(row, nothing, theo.org))).toEqual(inOwn);
  });

  it.each(downloads)("%s tells a member of another client nothing", async (_name, row) => {
    const about = await ask("limited", download(row, theirs, mara.org));
    const may = mayDo({ role: "admin", clients: ["one"] }, row.needs);
    expect(about.status).toBe(may ? (row.ofClient ? 404 : 200) : 403);
    expect(about.text).not.toContain(MARKER);
    if (row.ofClient) expect(await ask("limited", download(row, nothing, mara.org))).toEqual(about);
  });

  it.each(downloads.filter(([, { needs }]) => !mayDo({ role: "operator", clients: null }, needs)))(
    "%s is refused to a role below the one needed",
    async (_name, row) => {
      expect((await ask("operator", download(row, theirs, mara.org))).status).toBe(403);
    },
  );

  it.each(downloads)("%s is open to an owner, so the walk asked rightly", async (_name, row) => {
    // Where the redirects lead is asked of the shop, which does not answer here.
    expect([200, 502]).toContain((await ask("owner", download(row, theirs, mara.org))).status);
  });
});

describe("pages", () => {
  const about = pages("ORG", madeUp());
  it.each(about.map((path, place) => [place, path]))(
    "%i, %s, shows nothing to those it is not for",
    async (place) => {
      const at = (org: string, things: Things) => pages(org, things)[place] ?? "";
      const path = at(mara.org, theirs);
      expect((await ask("nobody", path)).status).toBe(307);
      for (const who of ["theo", "staff"] as const) {
        const { status, text } = await ask(who, path);
        expect({ who, status }).toEqual({ who, status: 404 });
        expect(text).not.toContain(MARKER);
        expect((await ask(who, at("no-such-organisation", nothing))).status).toBe(404);
      }
      const seen = await ask("limited", path);
      expect(seen.text).not.toContain(MARKER);
      expect(seen.status).toBe((await ask("limited", at(mara.org, nothing))).status);
    },
  );

  it("show the owner what the walk looked for", async () => {
    expect((await ask("owner", `/${mara.org}/runs/${theirs.runId}`)).text).toContain(MARKER);
  });
});

it("the executor's address runs no step that it has not signed", async () => {
  const { status } = await browsers.nobody.request("/api/inngest?fnId=primelink-run&stepId=step", {
    method: "POST",
    body: JSON.stringify({ event: {}, events: [], steps: {}, ctx: {} }),
  });
  expect(status).toBeGreaterThanOrEqual(400);
});
