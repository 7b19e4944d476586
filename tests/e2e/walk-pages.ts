import type { Page } from "playwright-core";
import { IMPORT_STEPS } from "@/server/domain/import-steps";
import type { Things } from "../tenancy/walk/things";
import { barriersInBothThemes } from "./accessible";
import { addressesOf } from "./pages";
import { DESK, PHONE } from "./people-stage";

/** The addresses of all pages for those who are signed in, in that organisation and with those things in it. */
export function pagesOf(org: string, things: Things, steps: readonly string[] = IMPORT_STEPS): string[] {
  return addressesOf("app/(app)", "page.tsx", {
    ...things,
    org,
    id: things.importId,
    connectionId: things.sourceId,
    step: steps,
  });
}

/**
 * Goes to every address and tells what is wrong with its page, in light and dark, on a desk and on a phone. At those that
 * are closed to who goes there must be nothing.
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
    if (closed(address)) {
      const status = (await page.request.get(address)).status();
      if (status !== 404) wrong.push(`${address}: answers ${status}, and there should be nothing`);
      continue;
    }
    const status = (await page.goto(address, { waitUntil: "networkidle" }))?.status();
    if (status === 200) wrong.push(...(await faultsOf(page, address)));
    else wrong.push(`${address}: answers ${status}`);
  }
  page.off("pageerror", onError);
  return wrong;
}

async function faultsOf(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  const headings = await page.locator("h1").allTextContents();
  if (headings.length !== 1) wrong.push(`${name}: has ${headings.length} main headings`);
  // A page gets its title a moment after its content.
  const titled = page.waitForFunction(() => document.title !== "", undefined, { timeout: 5_000 });
  await titled.catch(() => undefined);
  const title = await page.title();
  if (!/ · .+ · PrimeLink$/.test(title)) return [...wrong, `${name}: is called "${title}"`];
  wrong.push(...(await barriersInBothThemes(page, name)));
  await page.setViewportSize(PHONE);
  // Charts are drawn anew a moment after the room for them has changed.
  const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, {
    timeout: 5_000,
  });
  await fits.catch(() => wrong.push(`${name}: is too wide for a phone`));
  await page.setViewportSize(DESK);
  return wrong;
}
