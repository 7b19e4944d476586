// Types of the whole project, those of Next's routes included.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { nextCli } from "../services/next-build";
import { projectRoot } from "../services/project";

for (const args of [
  [nextCli, "typegen"],
  [join("node_modules", "typescript", "bin", "tsc"), "--noEmit"],
]) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) process.exit(status ?? 1);
}
