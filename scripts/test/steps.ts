import { join } from "node:path";
import { reportsFolder } from "./reports-folder";
import type { Step } from "./step";

const bin = (path: string) => join("node_modules", path);
const typeScript = ["--import", "tsx"];
const rooms = ["app", "components", "server", "sandbox", "scripts", "tests"];

function suite(
  project: string,
  { options = [], ...more }: Partial<Step> & { options?: string[] } = {},
): Step {
  const report = join(reportsFolder, `${project}.json`);
  return {
    name: project,
    args: [
      bin("vitest/vitest.mjs"),
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...options,
    ],
    report,
    ...more,
  };
}

/** Everything that must hold, the slowest first, so that two at a time end together. */
export const steps: readonly Step[] = [
  suite("unit"),
  // It goes on alone when all others have ended, and waits for its database half of the time: two cores want two of it.
  suite("integration", { options: ["--maxWorkers=2"] }),
  // Next writes the types of its routes first: they are part of what is checked.
  { name: "types", args: [...typeScript, "scripts/checks/types.ts"] },
  suite("contract"),
  {
    name: "boundaries",
    args: [
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      ...rooms,
    ],
  },
  { name: "dead code", args: [bin("knip/bin/knip.js")] },
  { name: "lint", args: [bin("@biomejs/biome/bin/biome"), "ci", "--colors=off", "."] },
  { name: "schema", args: [...typeScript, "scripts/checks/schema-valid.ts"] },
  { name: "migrations", args: [...typeScript, "scripts/checks/migrations-agree.ts"] },
  { name: "build", args: [...typeScript, "scripts/checks/build.ts"] },
  suite("e2e", { alone: true }),
];
