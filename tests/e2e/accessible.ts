import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What fades in or out is not judged half-way. To wait for it would be to wait for a frame, which a quiet page may not draw. */
function settle(): void {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }
}

/** What keeps people out of the page as it is shown: axe's serious and critical findings, of all its rules or of these. */
async function barriersOn(page: Page, name: string, rules?: string[]): Promise<string[]> {
  // A page that was reached by a link gets its title a moment after its content.
  await page.waitForFunction(() => document.title !== "");
  await page.evaluate(settle);
  // No page has frames of another origin, for which alone axe would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/**
 * What keeps people out in light and in dark. The other theme is judged by contrast alone: it is the same page in other
 * colours.
 */
export async function barriersInBothThemes(page: Page, name: string): Promise<string[]> {
  const own = await themeOf(page);
  const other = own === "dark" ? "light" : "dark";
  const found = await barriersOn(page, `${name}, ${own}`);
  await turn(page, other);
  found.push(...(await barriersOn(page, `${name}, ${other}`, ["color-contrast"])));
  await turn(page, own);
  return found;
}

type Theme = "light" | "dark";

async function themeOf(page: Page): Promise<Theme> {
  const dark = await page.evaluate(() => document.documentElement.classList.contains("dark"));
  return dark ? "dark" : "light";
}

async function turn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction(
    (dark) => document.documentElement.classList.contains("dark") === dark,
    theme === "dark",
  );
}

/** Nothing that keeps people out, in light and in dark. */
export async function demandAccessible(page: Page, name: string): Promise<void> {
  expect(await barriersInBothThemes(page, name)).toEqual([]);
}
