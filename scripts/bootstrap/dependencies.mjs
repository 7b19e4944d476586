import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PrepareError, projectRoot } from "./project.mjs";

const lockFile = join(projectRoot, "package-lock.json");
const installedFile = join(projectRoot, "node_modules", ".package-lock.json");
const stampFile = join(projectRoot, "node_modules", ".primelink-installed");

/**
 * Whether node_modules holds what package-lock.json names. Compared by content, because git and npm both touch
 * the file's time without changing what it asks for.
 * @param {{ productionOnly: boolean }} options
 */
export function dependenciesAreInstalled({ productionOnly }) {
  const wanted = readFileSync(lockFile, "utf8");
  const stamp = stampOf(wanted, productionOnly);
  if (readStamp() === stamp) return true;
  if (!statSync(installedFile, { throwIfNoEntry: false })) return false;
  const { packages: installed } = JSON.parse(readFileSync(installedFile, "utf8"));
  for (const [path, entry] of Object.entries(JSON.parse(wanted).packages)) {
    if (path === "") continue;
    const found = installed[path];
    if (found ? found.version !== entry.version : !mayBeAbsent(entry, productionOnly)) return false;
  }
  writeStamp(stamp);
  return true;
}

/** Packages for other platforms are optional; a production install leaves out those for development. */
function mayBeAbsent(entry, productionOnly) {
  return Boolean(entry.optional || entry.devOptional || entry.peer || (productionOnly && entry.dev));
}

export function installDependencies() {
  console.error("Installing dependencies (about a minute, only when package-lock.json changed) ...");
  // .npmrc turns install scripts off; development packages are wanted even where NODE_ENV says production.
  const ci = ["ci", "--include=dev", "--loglevel=error"];
  const npmCli = process.env.npm_execpath ?? "";
  const throughNpm = basename(npmCli) === "npm-cli.js";
  const result = throughNpm
    ? spawnSync(process.execPath, [npmCli, ...ci], { stdio: ["ignore", 2, 2], cwd: projectRoot })
    : spawnSync("npm", ci, {
        stdio: ["ignore", 2, 2],
        cwd: projectRoot,
        shell: process.platform === "win32",
      });
  if (result.error) {
    throw new PrepareError(`npm could not be started (${result.error.message}). Install Node with its npm.`);
  }
  if (result.signal) throw new PrepareError(`npm ci was stopped by ${result.signal}.`);
  if (result.status !== 0) {
    throw new PrepareError(
      "npm ci failed; its message is above. Check the connection to the npm registry, then start again.",
    );
  }
  writeStamp(stampOf(readFileSync(lockFile, "utf8"), false));
}

function stampOf(lockText, productionOnly) {
  return `${createHash("sha256").update(lockText).digest("hex")}${productionOnly ? " production" : ""}`;
}

function readStamp() {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return undefined;
  }
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // node_modules of another user: the comparison is then made anew each time, which costs some milliseconds.
  }
}
