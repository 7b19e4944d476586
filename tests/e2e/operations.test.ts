import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "@/scripts/browser/launch";
import { demoAccount } from "@/scripts/demo/account";
import { prepareDemoAccount } from "@/scripts/demo/prepare-account";
import { defaultDataDir } from "@/scripts/services/project";
import { type Stack, startStack } from "@/scripts/services/stack";

const TOKEN = "a-token-that-only-tests-use";
const carried = { headers: { authorization: `Bearer ${TOKEN}` } };

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  const dataDir = join(defaultDataDir, "e2e-operations");
  rmSync(dataDir, { recursive: true, force: true });
  stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    env: { METRICS_TOKEN: TOKEN, HSTS: "subdomains" },
    prepare: prepareDemoAccount,
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const ask = (path: string, init?: RequestInit) =>
  fetch(`${stack.urls.app}${path}`, { redirect: "manual", ...init });

/** The address of a script that the sign-in page loads. */
async function scriptPath(): Promise<string> {
  const page = await (await ask("/sign-in")).text();
  return /\/_next\/static\/[^"']+\.js/.exec(page)?.[0] ?? "";
}

describe("headers", () => {
  it("keep frames, sniffing and other origins away from pages, the API and static files", async () => {
    for (const path of [
      "/sign-in",
      "/nowhere",
      "/api/health",
      "/api/ready",
      "/api/trpc/organisation.mine",
      "/api/exports/runs?org=x",
      "/api/auth/csrf",
      "/api/webhooks/bigcommerce/nobody",
      "/icon.svg",
      await scriptPath(),
    ]) {
      const answer = await ask(path);
      await answer.body?.cancel();
      expect({ path, ...Object.fromEntries(answer.headers) }).toMatchObject({
        path,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
      });
      expect(answer.headers.get("x-powered-by")).toBeNull();
    }
  });

  it("give each page a policy with a nonce of its own, which its scripts carry", async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await ask("/sign-in");
        const policy = answer.headers.get("content-security-policy") ?? "";
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("frame-ancestors 'none'");
        // No stand-in stores run here, so no picture comes without https.
        expect(policy).not.toMatch(/script-src[^;]*unsafe|style-src-elem[^;]*unsafe|http:/);
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
        const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
        expect(scripts.length).toBeGreaterThan(0);
        for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("give the API a policy under which nothing runs, and the setting's HSTS", async () => {
    const answer = await ask("/api/trpc/organisation.mine");
    await answer.body?.cancel();
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    for (const path of ["/sign-in", "/api/trpc/organisation.mine"]) {
      const { headers, body } = await ask(path);
      await body?.cancel();
      expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    }
  });

  it("let nobody keep what belongs to a person, and let nothing run that is no page", async () => {
    for (const path of [
      "/sign-in",
      "/demo-agency",
      "/api/trpc/organisation.mine",
      "/api/exports/runs?org=x",
    ]) {
      const { headers, body } = await ask(path);
      await body?.cancel();
      expect([path, headers.get("cache-control")]).toEqual([path, expect.stringContaining("no-store")]);
    }
    for (const path of ["/api/health", "/api/auth/csrf", "/api/exports/runs?org=x", "/api/inngest"]) {
      const { headers, body } = await ask(path);
      await body?.cancel();
      expect([path, headers.get("content-security-policy")]).toEqual([
        path,
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      ]);
    }
  });

  it("number each request, by the number that a proxy in front gave it if that is plain", async () => {
    for (const path of ["/sign-in", "/api/trpc/organisation.mine", "/api/exports/runs?org=x"]) {
      const idOf = async (given?: string) => {
        const answer = await ask(path, { headers: given === undefined ? {} : { "x-request-id": given } });
        await answer.body?.cancel();
        return answer.headers.get("x-request-id");
      };
      expect([path, await idOf("edge-0123456789")]).toEqual([path, "edge-0123456789"]);
      const own = await idOf("{odd} <script>");
      expect(own).toMatch(/^[0-9a-f-]{36}$/);
      expect(await idOf()).not.toBe(own);
    }
  });
});

describe("for those who watch it", () => {
  it("is ready, with its executor", async () => {
    const answer = await ask("/api/ready");
    expect(await answer.json()).toEqual({
      ready: true,
      parts: { database: true, migrations: true, executor: true, credentials: true },
    });
    expect(answer.status).toBe(200);
  });

  it("shows metrics to whoever carries the token, and does not exist for others", async () => {
    for (const init of [undefined, { headers: { authorization: "Bearer wrong" } }]) {
      const answer = await ask("/api/metrics", init);
      expect([answer.status, await answer.text()]).toEqual([404, ""]);
    }
    await (await ask("/api/trpc/organisation.mine")).body?.cancel();
    const answer = await ask("/api/metrics", carried);
    const text = await answer.text();
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(text).toContain("primelink_database_up 1");
    expect(text).toContain('primelink_executor_jobs{state="waiting"} 0');
    // Counted in the bundle of one route, shown by another.
    expect(text).toMatch(/procedure="organisation\.mine",outcome="unauthorized"\} [1-9]/);
  });
});

it("draws its pages without breaking its own policy", async () => {
  const page = await browser.newPage();
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy|violates/i.test(message.text())) violations.push(message.text());
  });
  const { app } = stack.urls;
  await page.goto(app);
  await page.getByLabel("E-mail address").fill(demoAccount.email);
  await page.getByLabel("Password", { exact: true }).fill(demoAccount.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/demo-agency/);
  for (const path of ["", "/imports", "/imports/new", "/runs", "/connections", "/connections/new"]) {
    await page.goto(`${app}/demo-agency${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
  }
  // A dialog writes a style element of its own, so that the page behind it does not scroll.
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  const locked = await page.evaluate(() => getComputedStyle(document.body).overflow);
  expect(locked).toBe("hidden");
  expect(violations).toEqual([]);
});
