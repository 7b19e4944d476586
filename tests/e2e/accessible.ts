import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What fades in or out is not judged half-way. */
async function settled(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
}

/** What keeps people out of the page as it is shown now: axe's serious and critical findings, of all its rules or of these. */
export async function barriersOn(page: Page, name: string, rules?: string[]): Promise<string[]> {
  // A page that was reached by a link gets its title a moment after its content.
  await page.waitForFunction(() => document.title !== "");
  await page.evaluate(settled);
  // No page has frames of another origin, for which alone axe would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

/** Nothing that keeps people out. */
export async function demandAccessible(page: Page, name: string): Promise<void> {
  expect(await barriersOn(page, name)).toEqual([]);
}
