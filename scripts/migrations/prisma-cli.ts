import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../services/project";

/** Runs a command of Prisma's CLI that works without its native engine. */
export function runPrisma(command: "generate" | "validate"): { ok: boolean; output: string } {
  const cli = join(projectRoot, "node_modules", "prisma", "build", "index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, command], {
    cwd: projectRoot,
    encoding: "utf8",
    env: {
      ...process.env,
      // The CLI downloads the engine first unless it is told of one, even for commands that never run it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  return { ok: status === 0, output: `${stdout}${stderr}`.trim() };
}
