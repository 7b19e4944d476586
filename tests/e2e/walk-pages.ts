import type { Page } from "playwright-core";
import { IMPORT_STEPS } from "@/server/domain/import-steps";
import type { Things } from "../tenancy/walk/things";
import { barriersOn } from "./accessible";
import { addressesOf } from "./pages";
import { DESK, PHONE } from "./people-stage";

/** The addresses of all pages for those who are signed in, in that organisation and with those things in it. */
export function pagesOf(org: string, things: Things): string[] {
  return addressesOf("app/(app)", "page.tsx", {
    ...things,
    org,
    id: things.importId,
    connectionId: [things.sourceId, things.targetId],
    step: IMPORT_STEPS,
  });
}

/**
 * Goes to every address and tells what is wrong with its page, in light and dark, on a desk and on a phone. `closed` are
 * those that must not be there for who goes.
 */
export async function walk(
  page: Page,
  addresses: readonly string[],
  closed: (address: string) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  let at = "";
  const onError = (error: Error) => void wrong.push(`${at}: ${error.message}`);
  page.on("pageerror", onError);
  for (const address of addresses) {
    at = address;
    const response = await page.goto(address, { waitUntil: "networkidle" });
    const status = response?.status();
    const expected = closed(address) ? 404 : 200;
    if (status !== expected) wrong.push(`${address}: answers ${status}, not ${expected}`);
    wrong.push(...(await faultsOf(page, address)));
  }
  page.off("pageerror", onError);
  return wrong;
}

async function faultsOf(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  const headings = await page.locator("h1").allTextContents();
  if (headings.length !== 1) wrong.push(`${name}: has ${headings.length} main headings`);
  const title = await page.title();
  if (!/ · PrimeLink$/.test(title)) wrong.push(`${name}: is called "${title}"`);
  wrong.push(...(await barriersOn(page, `${name}, light`)));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
  wrong.push(...(await barriersOn(page, `${name}, dark`)));
  await page.setViewportSize(PHONE);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (tooWide > 0) wrong.push(`${name}: is ${tooWide} px too wide for a phone`);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "light" });
  return wrong;
}
