// npm test: every check and every suite, all of them even when one fails. `npm test -- types unit` runs some.

import { mkdirSync } from "node:fs";
import { runScript, StartError } from "./services/start-error";
import { reportsFolder } from "./test/reports-folder";
import { runStep } from "./test/run-step";
import type { Step, StepResult } from "./test/step";
import { steps } from "./test/steps";

/** One at a time leaves a core idle while a step waits; three get in each other's way on two cores. */
const atOnce = 2;
const longestOutput = 12_000;

await runScript(async () => {
  mkdirSync(reportsFolder, { recursive: true });
  const chosen = choose(process.argv.slice(2));
  const begun = Date.now();
  const results = await runAll(chosen);
  for (const result of results.filter(({ failed }) => failed > 0)) {
    console.log(`\n──── ${result.name} ────\n${shorten(result.output)}`);
  }
  const total = (key: "passed" | "failed" | "skipped") =>
    results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\nIn ${Math.round((Date.now() - begun) / 1000)} s, ${total("skipped")} skipped.`);
  const failing = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (failing.length > 0) console.log(`Failed: ${failing.join(", ")}.`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exit(total("failed") > 0 ? 1 : 0);
});

function choose(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown) {
    throw new StartError(
      `There is no check "${unknown}". These are: ${steps.map(({ name }) => name).join(", ")}.`,
    );
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

/** Two at a time, then those that want the machine for themselves. */
async function runAll(chosen: readonly Step[]): Promise<StepResult[]> {
  const queue = chosen.filter(({ alone }) => !alone);
  const results: StepResult[] = [];
  const run = async (step: Step) => {
    const result = await runStep(step);
    results.push(result);
    console.log(describe(result));
  };
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) await run(step);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  for (const step of chosen.filter(({ alone }) => alone)) await run(step);
  return results;
}

function describe({ name, passed, failed, skipped, seconds }: StepResult): string {
  const counts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`];
  const mark = failed > 0 ? "✗" : "✓";
  return `${mark} ${name.padEnd(12)} ${counts.filter(Boolean).join(", ").padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`;
}

/** Beginnings say what was run, ends what failed. */
function shorten(output: string): string {
  if (output.length <= longestOutput) return output;
  return `${output.slice(0, 1_000)}\n[...]\n${output.slice(-longestOutput)}`;
}
