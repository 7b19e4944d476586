import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccount } from "@/scripts/demo/account";
import { type Stage, setStage } from "./account-stage";
import { HttpBrowser } from "./http-browser";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage("e2e-sign-in");
});

afterAll(() => stage?.stop());

async function signedIn(): Promise<HttpBrowser> {
  const browser = new HttpBrowser(stage.app);
  expect((await browser.signIn(demoAccount)).status).toBe(200);
  return browser;
}

/** What a session opens: a page, a procedure, a download. */
async function whatOpens(browser: HttpBrowser): Promise<number[]> {
  const answers = await Promise.all(
    ["/account", "/api/trpc/account.get", "/api/exports/runs?org=demo-agency"].map((path) =>
      browser.request(path),
    ),
  );
  return answers.map(({ status }) => status);
}

describe("sessions over HTTP", () => {
  it("are in a cookie that scripts cannot read and other sites cannot send along", async () => {
    const browser = new HttpBrowser(stage.app);
    const answer = await browser.signIn(demoAccount);
    const line = answer.headers.getSetCookie().find((cookie) => cookie.includes("session-token="));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(await whatOpens(browser)).toEqual([200, 200, 200]);
  });

  it("are never the ones that a browser came with", async () => {
    const attacker = await signedIn();
    const planted = attacker.session ?? "";
    const victim = new HttpBrowser(stage.app);
    victim.cookies.set("next-auth.session-token", planted);
    await victim.signIn(demoAccount);
    expect(victim.session).not.toBe(planted);
    expect(await whatOpens(victim)).toEqual([200, 200, 200]);
    expect(await whatOpens(attacker)).toEqual([307, 401, 401]);
  });

  it("that were signed out open nothing, also to who has kept a copy of the cookie", async () => {
    const browser = await signedIn();
    const thief = new HttpBrowser(stage.app);
    thief.cookies.set("next-auth.session-token", browser.session ?? "");
    expect(await whatOpens(thief)).toEqual([200, 200, 200]);
    await browser.postForm("/api/auth/signout", {});
    expect(await whatOpens(thief)).toEqual([307, 401, 401]);
  });

  it("that were ended from another device open nothing at once", async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    expect((await here.mutate("account.endOtherSessions", {})).status).toBe(200);
    expect(await whatOpens(elsewhere)).toEqual([307, 401, 401]);
    expect(await whatOpens(here)).toEqual([200, 200, 200]);
    const sessions = await here.query<{ current: boolean; address: string }[]>("account.sessions");
    expect(sessions).toMatchObject([{ current: true, address: "127.0.0.1" }]);
  });

  it("believe no X-Forwarded-For where no proxy is known", async () => {
    const browser = new HttpBrowser(stage.app, {
      "x-forwarded-for": "203.0.113.66",
      "x-real-ip": "203.0.113.66",
    });
    await browser.signIn(demoAccount);
    const sessions = await browser.query<{ current: boolean; address: string }[]>("account.sessions");
    expect(sessions.find(({ current }) => current)?.address).toBe("127.0.0.1");
  });
});

describe("calls from other sites", () => {
  it.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example", "content-type": "text/plain" }],
  ])("with %j change nothing", async (headers) => {
    const browser = await signedIn();
    const answer = await browser.mutate("account.rename", { name: "Pwned" }, headers);
    expect(answer.status).toBe(403);
    const account = await browser.query<{ name: string }>("account.get");
    expect(account.name).toBe(demoAccount.name);
  });

  it("cannot change anything by being asked for with GET", async () => {
    const browser = await signedIn();
    const input = encodeURIComponent(JSON.stringify({ json: { name: "Pwned" } }));
    expect((await browser.request(`/api/trpc/account.rename?input=${input}`)).status).toBe(405);
  });

  it("neither sign in nor out without the token of a page", async () => {
    const browser = await signedIn();
    const before = browser.session;
    await browser.request("/api/auth/signout", {
      method: "POST",
      body: new URLSearchParams({ csrfToken: "guessed" }),
    });
    expect(browser.session).toBe(before);
    expect(await whatOpens(browser)).toEqual([200, 200, 200]);
  });
});

describe("where signing in leads", () => {
  const outside = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"];

  it.each(outside)("is not %s", async (target) => {
    const browser = new HttpBrowser(stage.app);
    const answer = await browser.signIn(demoAccount, target);
    const { url } = (await answer.json()) as { url: string };
    expect(new URL(url).origin).toBe(stage.app);
    for (const page of ["/sign-in", "/sign-in/code"]) {
      const here = await browser.request(`${page}?callbackUrl=${encodeURIComponent(target)}`);
      expect(here.status).toBe(307);
      expect(here.headers.get("location")).toBe("/");
    }
  });

  it("is a page of the app", async () => {
    const browser = await signedIn();
    const answer = await browser.request("/sign-in?callbackUrl=%2Faccount%2Fsessions");
    expect(answer.headers.get("location")).toBe("/account/sessions");
  });
});

describe("providers over HTTP", () => {
  it.each(["google", "github"])("%s lets a new person in", async (provider) => {
    const email = `${provider}@example.test`;
    stage.idp.person = { id: provider === "google" ? "1" : "2", name: "Nia", email, verified: true };
    const browser = new HttpBrowser(stage.app);
    const asked = await browser.postForm(`/api/auth/signin/${provider}`, { callbackUrl: "/account" });
    const { url } = (await asked.json()) as { url: string };
    const consent = await fetch(url, { redirect: "manual" });
    const back = await browser.request(consent.headers.get("location") ?? "");
    expect(back.headers.get("location")).toBe(`${stage.app}/account`);
    expect(await browser.query("account.get")).toMatchObject({ email, hasPassword: false });
  });
});

describe("guessing", () => {
  it("at one account after another is stopped, whatever address the guesser claims to have", async () => {
    const statuses = [];
    for (let attempt = 0; attempt <= 60; attempt += 1) {
      const browser = new HttpBrowser(stage.app, { "x-forwarded-for": `203.0.113.${attempt}` });
      const answer = await browser.signIn({ email: `someone${attempt}@example.test`, password: "guess" });
      const { url } = (await answer.json()) as { url: string };
      statuses.push(new URL(url).searchParams.get("error"));
    }
    expect(statuses[0]).toBe("CredentialsSignin");
    expect(statuses.at(-1)).toMatch(/^too_many:\d+$/);
  });
});
