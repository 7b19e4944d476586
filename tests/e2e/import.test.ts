import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sandboxHash, storeTokens } from "@/sandbox/bigcommerce/credentials";
import { sandboxKeys } from "@/sandbox/woocommerce/options";
import { launchBrowser } from "@/scripts/browser/launch";
import { demoAccount } from "@/scripts/demo/account";
import { prepareDemoAccount } from "@/scripts/demo/prepare-account";
import { defaultDataDir } from "@/scripts/services/project";
import { type Stack, startStack } from "@/scripts/services/stack";
import { compareOrders } from "@/scripts/verify/compare-orders";
import { compareStores } from "@/scripts/verify/compare-stores";
import { demandAccessible } from "./accessible";

let stack: Stack;
let browser: Browser;
let page: Page;
/** Where a page broke its own policy. */
const violations: string[] = [];

beforeAll(async () => {
  const dataDir = join(defaultDataDir, "e2e");
  rmSync(dataDir, { recursive: true, force: true });
  stack = await startStack({
    mode: "prod",
    sandbox: true,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    prepare: prepareDemoAccount,
  });
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });

it("leads a person from sign-in through the wizard to a finished run", async ({ onTestFailed }) => {
  onTestFailed(async () => {
    await page.screenshot({ path: join(defaultDataDir, "e2e", "failed.png"), fullPage: true });
  });
  const { app, bigcommerce = "", woocommerce = "" } = stack.urls;

  await page.goto(app);
  await demandAccessible(page, "sign-in");
  await page.getByLabel("E-mail address").fill(demoAccount.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await button("Sign in").click();
  await page.getByText(/do not match/).waitFor();
  await page.getByLabel("Password", { exact: true }).fill(demoAccount.password);
  await button("Sign in").click();
  await page.waitForURL(/\/demo-agency/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await demandAccessible(page, "overview");

  await page.goto(`${app}/demo-agency/imports/new`);
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Name", { exact: true }).fill("Browser import");
  await demandAccessible(page, "wizard: type");
  await button("Save and go on").click();

  await page.waitForURL(/\/edit\/source/);
  await connect({
    "Store hash or API path": `${bigcommerce}/stores/${sandboxHash}/v3/`,
    "Access token": storeTokens.full.token,
    Name: "Fell & Hearth",
  });
  await demandAccessible(page, "wizard: source");
  await button("Save and go on").click();

  await page.waitForURL(/\/edit\/target/);
  const { key, secret } = sandboxKeys.write;
  await connect({
    "Store address": woocommerce,
    "Consumer key": key,
    "Consumer secret": secret,
    Name: "Sandbox shop",
  });
  await button("Save and go on").click();

  await page.waitForURL(/\/edit\/filters/);
  await page.getByText(/73/).first().waitFor();
  await demandAccessible(page, "wizard: filters");
  await button("Save and go on").click();
  await page.waitForURL(/\/edit\/mapping/);
  await page.getByText("Regular price").first().waitFor();
  await demandAccessible(page, "wizard: mapping");
  await button("Save and go on").click();
  await page.waitForURL(/\/edit\/options/);
  await demandAccessible(page, "wizard: options");
  await button("Save and go on").click();

  await page.waitForURL(/\/edit\/review/);
  await page
    .getByRole("button", { name: /dry run/i })
    .first()
    .click();
  await page.getByRole("button", { name: /dry run again/i }).waitFor({ timeout: 120_000 });
  await demandAccessible(page, "wizard: review");
  await button("Run now").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Run now" }).click();

  await page.waitForURL(/\/runs\/[^/]+$/);
  await page.getByText("Succeeded", { exact: true }).first().waitFor({ timeout: 180_000 });
  await demandAccessible(page, "run");
  const runUrl = page.url();
  await page.goto(`${runUrl}/records`);
  await page.getByRole("link", { name: /Tent/ }).first().click();
  await page.waitForURL(/\/records\/[^/]+$/);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await demandAccessible(page, "record");

  const comparison = await compareStores(
    { apiUrl: `${bigcommerce}/stores/${sandboxHash}`, token: storeTokens.full.token },
    { url: woocommerce, key, secret },
  );
  expect(comparison).toMatchObject({
    products: 73,
    missing: [],
    duplicates: [],
    unexpected: [],
    differences: [],
  });
});

it("brings orders over between the stores that are known, and tells beforehand what the shop cannot take", async ({
  onTestFailed,
}) => {
  onTestFailed(async () => {
    await page.screenshot({ path: join(defaultDataDir, "e2e", "failed-orders.png"), fullPage: true });
  });
  const { app, bigcommerce = "", woocommerce = "" } = stack.urls;
  await page.goto(`${app}/demo-agency/imports/new`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("radio", { name: /^Orders/ }).click();
  await button("Save and go on").click();
  for (const [step, name] of [
    ["source", /Fell & Hearth/],
    ["target", /Sandbox shop/],
  ] as const) {
    await page.waitForURL(new RegExp(`/edit/${step}`));
    await page.getByRole("radio", { name }).click();
    await button("Save and go on").click();
  }
  await page.waitForURL(/\/edit\/filters/);
  await page
    .getByText(/orders/)
    .first()
    .waitFor();
  await demandAccessible(page, "orders: filters");
  await button("Save and go on").click();
  await page.waitForURL(/\/edit\/mapping/);
  await page.getByText("15 values").first().waitFor();
  await demandAccessible(page, "orders: mapping");
  await button("Save and go on").click();
  await page.waitForURL(/\/edit\/options/);
  await demandAccessible(page, "orders: options");
  await button("Save and go on").click();

  await page.waitForURL(/\/edit\/review/);
  await page.getByText("Both stores compared").waitFor();
  await page
    .getByRole("button", { name: /dry run/i })
    .first()
    .click();
  await page.getByRole("button", { name: /dry run again/i }).waitFor({ timeout: 120_000 });
  await page.getByText("What WooCommerce cannot take").waitFor();
  await demandAccessible(page, "orders: review");
  await button("Run now").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Run now" }).click();

  await page.waitForURL(/\/runs\/[^/]+$/);
  await page.getByText("Both sides agree", { exact: true }).first().waitFor({ timeout: 180_000 });
  await demandAccessible(page, "orders: run");

  const target = { url: woocommerce, ...sandboxKeys.write };
  const comparison = await compareOrders(
    { apiUrl: `${bigcommerce}/stores/${sandboxHash}`, token: storeTokens.full.token },
    target,
  );
  expect(comparison).toMatchObject({ orders: 92, missing: [], duplicates: [] });
  // Nobody has brought customers over yet, so every order stands as a guest's.
  expect(comparison.differences.filter(({ field }) => field !== "linked to a customer")).toEqual([]);
  expect(await (await fetch(`${woocommerce}/__sandbox/mails`)).json()).toEqual([]);
});

it("has broken no page's policy meanwhile", () => {
  expect(violations).toEqual([]);
});

/** Fills the form of a new connection in, tests it and saves it. */
async function connect(values: Record<string, string>): Promise<void> {
  const advanced = page.getByText("Advanced", { exact: true });
  await button("Test connection").waitFor();
  if (await advanced.isVisible()) await advanced.click();
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
  await button("Test connection").click();
  await page
    .getByText(/reachable/)
    .first()
    .waitFor();
  await button("Save connection").click();
  await button("Test again").waitFor();
}

it("runs by itself at times that are chosen in words, until it is paused", async ({ onTestFailed }) => {
  onTestFailed(async () => {
    await page.screenshot({ path: join(defaultDataDir, "e2e", "failed-schedule.png"), fullPage: true });
  });
  await page.goto(`${stack.urls.app}/demo-agency/imports`);
  await page.getByRole("link", { name: /Browser import/ }).click();
  await page.getByRole("link", { name: "Add a schedule" }).click();
  await page.waitForURL(/\/schedule$/);
  await page.getByText("It runs only when somebody starts it").waitFor();
  await demandAccessible(page, "schedule: none yet");

  await button("Add a schedule").click();
  await page.getByLabel("How often").selectOption("cron");
  await page.getByLabel("Expression").fill("*/2 * * * *");
  await page.getByText("Runs would start 2 minutes apart").waitFor();
  await demandAccessible(page, "schedule: a wrong expression");
  await page.getByLabel("How often").selectOption("weekly");
  await page.getByRole("button", { name: "Friday" }).click();
  await page.getByText(/^Every Monday and Friday at 02:30/).waitFor();
  await demandAccessible(page, "schedule: form");
  await button("Add schedule").click();

  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("heading", { name: /^Every Monday and Friday at 02:30/ }).waitFor();
  await page.getByRole("switch").click();
  await page.getByText("None while it is paused").waitFor();
  await demandAccessible(page, "schedule: list");
});
