import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser/launch";
import { projectRoot } from "../services/project";

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ["light", "dark"] as const;

export const picturesFolder = join(projectRoot, "docs", "screens");

/** Signs in by the form, or comes with the cookie of a session. */
export type Visitor = { email: string; password: string } | { name: string; value: string };

async function enter(
  browser: Browser,
  app: string,
  visitor: Visitor,
  look: { theme: "light" | "dark"; size: keyof typeof SIZES },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[look.size],
    colorScheme: look.theme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if ("value" in visitor) {
    await context.addCookies([{ ...visitor, url: app }]);
    return page;
  }
  await page.goto(`${app}/sign-in`);
  await page.getByLabel("E-mail address").fill(visitor.email);
  await page.getByLabel("Password", { exact: true }).fill(visitor.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(({ pathname }) => !/^\/(sign-in.*)?$/.test(pathname));
  return page;
}

/** Of the pages by their name, or of those that were asked for, as that person sees them. */
export async function takePictures(
  app: string,
  visitor: Visitor,
  pages: readonly (readonly [name: string, path: string])[],
): Promise<void> {
  const asked = process.argv.slice(2);
  const wanted = pages.filter(([name]) => asked.length === 0 || asked.includes(name));
  if (wanted.length === 0) return;
  for (const theme of THEMES) {
    for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
      // The packaged browser was seen to end when a context is closed, so each has a browser of its own.
      const browser = await launchBrowser();
      const page = await enter(browser, app, visitor, { theme, size });
      for (const [name, path] of wanted) {
        await page.goto(`${app}${path}`, { waitUntil: "networkidle" });
        await page.screenshot({ path: join(picturesFolder, `${name}-${size}-${theme}.png`) });
      }
      await browser.close();
      console.log(`${wanted.length} pictures: ${size}, ${theme}`);
    }
  }
}
