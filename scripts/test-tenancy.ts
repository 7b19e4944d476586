// npm run test:tenancy: every procedure, route and page is tried as each kind of person who must not get in.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./services/project";

const vitest = join("node_modules", "vitest", "vitest.mjs");
const suites = ["--project", "integration", "--project", "e2e", "tests/tenancy", "tests/e2e/tenancy"];
const { status } = spawnSync(process.execPath, [vitest, "run", ...suites], {
  cwd: projectRoot,
  stdio: "inherit",
});
process.exit(status ?? 1);
