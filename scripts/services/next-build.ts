import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "./file-lock";
import { groupEnded, signalGroup } from "./processes";
import { defaultDataDir, projectRoot } from "./project";
import { onShutdown } from "./shutdown";
import { StartError } from "./start-error";

export const nextCli = join("node_modules", "next", "dist", "bin", "next");

/** What the built app is made of. */
const sources = [
  "app",
  "components",
  "server",
  "prisma/schema",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the app unless the last build is of the same sources. Returns whether it has built. */
export async function ensureBuilt(progress: (sentence: string) => void): Promise<boolean> {
  const stampFile = join(defaultDataDir, "build.stamp");
  return withFileLock(
    join(defaultDataDir, "build.lock"),
    async () => {
      const stamp = hashSources();
      const isBuilt = existsSync(join(projectRoot, ".next", "BUILD_ID")) && existsSync(stampFile);
      if (isBuilt && readFileSync(stampFile, "utf8") === stamp) return false;
      progress("Building the app ...");
      rmSync(stampFile, { force: true });
      await build();
      writeFileSync(stampFile, stamp);
      return true;
    },
    10 * 60_000,
  );
}

async function build(): Promise<void> {
  const child = spawn(process.execPath, [nextCli, "build"], {
    cwd: projectRoot,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const forget = onShutdown(async () => {
    if (!child.pid) return;
    signalGroup(child.pid, "SIGKILL");
    await groupEnded(child.pid, 5_000);
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  forget();
  if (code !== 0)
    throw new StartError(`The app could not be built:\n${Buffer.concat(output).toString().trim()}`);
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(projectRoot, source);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    const files = found.isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" }).sort()
      : [""];
    for (const file of files) {
      const full = join(path, file);
      // The generated client follows from the schema, and tests are not built.
      if (/\.test\.tsx?$/.test(file) || full.includes(join("server", "db", "generated"))) continue;
      if (statSync(full).isFile()) hash.update(`${source}/${file}\0`).update(readFileSync(full)).update("\0");
    }
  }
  return hash.digest("hex");
}
