import { join } from "node:path";
import { HOTP, Secret } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "@/scripts/browser/launch";
import { demoAccount } from "@/scripts/demo/account";
import { defaultDataDir } from "@/scripts/services/project";
import { demandAccessible } from "./accessible";
import { linkIn, type Stage, setStage } from "./account-stage";

const NEW_PASSWORD = "a much longer sentence";
const { email } = demoAccount;

let stage: Stage;
const browsers: Browser[] = [];
let page: Page;
let secret = "";
let recoveryCodes: string[] = [];

beforeAll(async () => {
  stage = await setStage("e2e-account");
  page = await newPage();
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await stage?.stop();
});

const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/**
 * A page in a browser of its own: the browser that an npm package carries runs all in one process, where contexts get into
 * each other's way.
 */
async function newPage(options: { dark?: boolean; phone?: boolean } = {}): Promise<Page> {
  const browser = await launchBrowser();
  browsers.push(browser);
  const context = await browser.newContext({
    baseURL: stage.app,
    viewport: SIZES[options.phone ? "phone" : "desk"],
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });

async function giveCredentials(on: Page, password: string): Promise<void> {
  await on.getByLabel("E-mail address").fill(email);
  await on.getByLabel("Password", { exact: true }).fill(password);
  await on.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A code of a step that was not used yet: some minutes may lie between two of them, or none. */
let usedStep = 0;
async function nextCode(): Promise<string> {
  for (;;) {
    const step = Math.floor(Date.now() / 30_000);
    // The step after this one is taken, too, so nobody has to wait for more than one.
    const free = step > usedStep ? step : step + 1;
    if (free > usedStep) {
      usedStep = free;
      return HOTP.generate({ secret: Secret.fromBase32(secret), counter: free });
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

const pictures = join(defaultDataDir, "e2e-account", "pictures");

/** Demands that nobody is kept out, and keeps a picture for those who judge by eye. */
async function look(on: Page, name: string): Promise<void> {
  await demandAccessible(on, name);
  await on.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

function keepPicture(name: string) {
  return async () => {
    await page.screenshot({ path: join(pictures, `failed ${name}.png`), fullPage: true });
  };
}

it("lets a person back in who has forgotten the password", async ({ onTestFailed }) => {
  onTestFailed(keepPicture("forgot"));
  await page.goto("/sign-in");
  await look(page, "sign-in");
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.waitForURL(/forgot-password/);
  await look(page, "forgot password");
  await field("E-mail address").fill("nobody@example.test");
  await button("Send the link").click();
  const unknown = await page.getByRole("status").textContent();
  await page.reload();
  await field("E-mail address").fill(email);
  await button("Send the link").click();
  await page.getByText("Look into your mail").waitFor();
  const known = await page.getByRole("status").textContent();
  expect(known?.replace(email, "…")).toBe(unknown?.replace("nobody@example.test", "…"));

  const link = linkIn(await stage.nextMail(email));
  expect(link.startsWith(`${stage.app}/`)).toBe(true);
  await page.goto(link);
  await look(page, "new password");
  await field("New password").fill("short");
  await button("Change password").click();
  await page.getByText("Use at least 10 characters.").waitFor();
  await field("New password").fill(NEW_PASSWORD);
  await button("Change password").click();
  await page.getByText("Your password was changed").waitFor();
  await page.goto(link);
  await page.getByRole("heading", { name: "This link works no more" }).waitFor();
  await look(page, "void link");

  await page.goto("/sign-in?callbackUrl=/account");
  await giveCredentials(page, demoAccount.password);
  await page.getByText(/do not match/).waitFor();
  await giveCredentials(page, NEW_PASSWORD);
  await page.waitForURL(({ pathname }) => pathname === "/account");
});

it("shows every page of the account to everyone, in light and dark, on a desk and on a phone", async () => {
  for (const device of ["desk", "phone"] as const) {
    await page.setViewportSize(SIZES[device]);
    for (const part of ["", "/password", "/second-factor", "/sessions", "/sign-ins"]) {
      await page.goto(`/account${part}`, { waitUntil: "networkidle" });
      await look(page, `account${part.replace("/", " ")} ${device}`);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(tooWide, `account${part} on a ${device}`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize(SIZES.desk);
});

it("switches the second factor on, with a picture to scan and codes to keep", async ({ onTestFailed }) => {
  onTestFailed(keepPicture("second-factor"));
  await page.goto("/account/second-factor");
  await field("Your password").fill("wrong");
  await button("Set up").click();
  await page.getByText("This is not your password").first().waitFor();
  await field("Your password").fill(NEW_PASSWORD);
  await button("Set up").click();
  await page.getByRole("img", { name: /scan/ }).waitFor();
  await look(page, "set up");
  secret = ((await page.locator("code").first().textContent()) ?? "").replace(/\s/g, "");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  await field("Code").fill(await nextCode());
  await button("Switch on").click();
  await page.getByRole("list", { name: "Recovery codes" }).waitFor();
  await look(page, "recovery codes");
  recoveryCodes = await page
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  const download = page.waitForEvent("download");
  await button("Download").click();
  expect((await download).suggestedFilename()).toBe("primelink-recovery-codes.txt");
  expect(await button("Done").isDisabled()).toBe(true);
  await page.getByRole("checkbox").check();
  await button("Done").click();
  await page.getByText("10 unused codes").waitFor();
  await look(page, "switched on");
  expect((await stage.nextMail(email)).subject).toBe("Your password was changed");
  expect((await stage.nextMail(email)).subject).toBe("Two-step sign-in is on");
});

it("asks for the code at the next sign-in, survives a reload, and takes a recovery code once", async ({
  onTestFailed,
}) => {
  onTestFailed(keepPicture("code"));
  await page.getByRole("button", { name: /Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  await page.goto("/sign-in?callbackUrl=%2Faccount%2Fsessions");
  await giveCredentials(page, NEW_PASSWORD);
  await page.waitForURL(/\/sign-in\/code/);
  await look(page, "code");
  for (const path of ["/account", "/demo-agency", "/"]) {
    await page.goto(path);
    await page.waitForURL(/\/sign-in\/code/);
  }
  await page.goto("/sign-in?callbackUrl=%2Faccount%2Fsessions");
  await page.waitForURL(/\/sign-in\/code/);
  await page.reload();
  await field("Code").fill("000000");
  await button("Sign in").click();
  await page.getByText(/This code is wrong/).waitFor();
  await button("Use a recovery code").click();
  await look(page, "recovery code");
  await field("Recovery code").fill(recoveryCodes[0] ?? "");
  await button("Sign in").click();
  await page.waitForURL(({ pathname }) => pathname === "/account/sessions");
  expect((await stage.nextMail(email)).text).toContain("You have 9 left");

  const other = await newPage();
  await other.goto("/sign-in");
  await giveCredentials(other, NEW_PASSWORD);
  await other.waitForURL(/\/sign-in\/code/);
  await other.getByRole("button", { name: "Use a recovery code" }).click();
  await other.getByLabel("Recovery code").fill(recoveryCodes[0] ?? "");
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.getByText(/neither a code/).waitFor();
  await other.getByRole("button", { name: "Use the app's code" }).click();
  await other.getByLabel("Code", { exact: true }).fill(await nextCode());
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL(({ pathname }) => pathname === "/demo-agency");
  await other.waitForLoadState("networkidle");

  await page.reload();
  await page.getByText("This device").waitFor();
  await page
    .getByRole("button", { name: /^Sign .* out$/ })
    .first()
    .click();
  await look(page, "sign a device out");
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByText("The device was signed out.").waitFor();
  await other.goto("/demo-agency/imports");
  await other.waitForURL(/\/sign-in/);
});

it("changes the e-mail address by way of the new mailbox", async ({ onTestFailed }) => {
  onTestFailed(keepPicture("email"));
  await page.goto("/account");
  await field("New e-mail address").fill("moved@example.test");
  await field("Your password").fill(NEW_PASSWORD);
  await button("Send the link").click();
  await page.getByText("A link is on its way to moved@example.test").waitFor();
  expect((await stage.nextMail(email)).subject).toBe("Your e-mail address is about to change");
  await page.goto(linkIn(await stage.nextMail("moved@example.test")));
  await look(page, "confirm e-mail");
  await button("Change the address").click();
  await page.getByText("Your e-mail address was changed").waitFor();
  await page.getByRole("link", { name: "Go to your account" }).click();
  await page.getByText("moved@example.test").first().waitFor();
  expect((await stage.nextMail(email)).subject).toBe("Your e-mail address was changed");
});

it("links Google while signed in, after which Google opens the account, second factor and all", async ({
  onTestFailed,
}) => {
  onTestFailed(keepPicture("google"));
  stage.idp.person = { id: "77", name: "Demo", email: "moved@example.test", verified: true };
  const other = await newPage({ phone: true, dark: true });
  await other.goto("/sign-in");
  await other.getByRole("button", { name: "Continue with Google" }).click();
  await other.getByText(/There is an account with this e-mail address already/).waitFor();
  await look(other, "sign-in, refused");

  await page.goto("/account/sign-ins");
  await button("Link Google").click();
  await look(page, "link Google");
  await field("Your password").fill(NEW_PASSWORD);
  await button("Go to Google").click();
  await button("Remove the link with Google").waitFor();
  expect((await stage.nextMail("moved@example.test")).subject).toBe("Google can sign you in");

  await other.getByRole("button", { name: "Continue with Google" }).click();
  await other.waitForURL(/\/sign-in\/code/);
  await other.getByLabel("Code", { exact: true }).fill(await nextCode());
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL(({ pathname }) => pathname === "/demo-agency");
});

it("lets a new person in by GitHub, who then makes an organisation", async () => {
  stage.idp.person = { id: "4711", name: "Nia", email: "nia@example.test", verified: true };
  const other = await newPage();
  await other.goto("/sign-up");
  await look(other, "sign-up");
  await other.getByRole("button", { name: "Continue with GitHub" }).click();
  await other.getByRole("heading", { name: "Name your agency or shop" }).waitFor();
  await look(other, "no organisation");
  await other.getByLabel("Agency or shop").fill("Nia's shop");
  await other.getByRole("button", { name: "Create organisation" }).click();
  await other.waitForURL(/\/nias-shop|\/nia-s-shop/);
  await other.getByRole("heading", { level: 1 }).waitFor();
});
