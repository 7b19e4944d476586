import { spawn } from "node:child_process";
import { createWriteStream, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { groupEnded, signalGroup } from "../services/processes";
import { projectRoot } from "../services/project";
import { onShutdown } from "../services/shutdown";
import { reportsFolder } from "./reports-folder";
import type { Step, StepResult } from "./step";

/** Longer than any step takes on two busy cores. */
const limitMs = 25 * 60_000;

/** Runs a step in a process of its own. A suite that breaks off before it counts is one failure. */
export async function runStep(step: Step): Promise<StepResult> {
  if (step.report) rmSync(step.report, { force: true });
  const begun = Date.now();
  const child = spawn(process.execPath, step.args, {
    cwd: projectRoot,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...step.env, FORCE_COLOR: "0", NO_COLOR: "1" },
  });
  const output: Buffer[] = [];
  // Kept as it comes, too: whoever waits for a slow step, or ends the run, can look at it.
  const log = createWriteStream(join(reportsFolder, `${step.name.replaceAll(" ", "-")}.log`));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output.push(chunk);
      log.write(chunk);
    });
  }
  const end = async () => {
    if (!child.pid) return;
    signalGroup(child.pid, "SIGTERM");
    if (!(await groupEnded(child.pid, 10_000))) signalGroup(child.pid, "SIGKILL");
  };
  const forget = onShutdown(end);
  const limit = setTimeout(() => {
    output.push(Buffer.from(`\nEnded after ${limitMs / 60_000} minutes.`));
    void end();
  }, limitMs);
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
    child.once("error", () => resolve(null));
  });
  forget();
  clearTimeout(limit);
  log.end();
  const counts = step.report
    ? readCounts(step.report)
    : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A suite can pass every test and still fail, on an error outside of them or for want of tests.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return {
    ...counts,
    failed,
    name: step.name,
    seconds: (Date.now() - begun) / 1000,
    output: Buffer.concat(output).toString().trim(),
  };
}

/** The counts in vitest's JSON report, whose shape is Jest's: https://vitest.dev/guide/reporters.html#json-reporter */
function readCounts(file: string): { passed: number; failed: number; skipped: number } {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
