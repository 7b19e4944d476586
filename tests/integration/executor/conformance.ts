import { it } from "vitest";
import type { Scenario, ScenarioMaker, Stage } from "./scenario";
import { failureScenarios } from "./scenarios/failures";
import { flowScenarios } from "./scenarios/flow";
import { stepScenarios } from "./scenarios/steps";

/**
 * What a function may expect of whatever drives it. The same scenarios are played with the embedded executor and,
 * where INNGEST_DEV_URL names one, with the genuine Inngest dev server.
 */
const makers: ScenarioMaker[] = [...stepScenarios, ...failureScenarios, ...flowScenarios];

export function makeScenarios(stage: Stage): Scenario[] {
  return makers.map((make) => make(stage));
}

/** The scenarios have functions and events of their own, and so are played side by side. */
export function playScenarios(scenarios: Scenario[]): void {
  for (const { title, play } of scenarios) it.concurrent(title, play, 120_000);
}
