import { accessSync, constants, mkdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dependenciesAreInstalled, installDependencies } from "./dependencies.mjs";
import { finishInstallScripts } from "./install-scripts.mjs";
import { generatePrismaClient, prismaClientIsCurrent } from "./prisma-client.mjs";
import { PrepareError, projectRoot, stateFolder } from "./project.mjs";

/**
 * Makes a fresh clone ready to run: dependencies, what their install scripts would have done, Prisma's client.
 * @param {{ productionOnly: boolean }} options
 */
export async function prepare(options) {
  demandWritable(stateFolder);
  process.chdir(projectRoot);
  const isReady = () => dependenciesAreInstalled(options) && prismaClientIsCurrent();
  if (isReady()) {
    finishInstallScripts();
    return;
  }
  // Where all is there, as in an image, the code may belong to another user than the one who runs it.
  demandWritable(projectRoot);
  await withLock(async () => {
    if (!dependenciesAreInstalled(options)) installDependencies();
    finishInstallScripts();
    if (!prismaClientIsCurrent()) generatePrismaClient();
  });
}

/** @param {string} folder */
function demandWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new PrepareError(
      `PrimeLink cannot write to ${folder}: it belongs to another user. ` +
        "Clone the project as the user who runs it, or give that user the folder with chown -R.",
    );
  }
}

/** Two commands started at the same moment must not install over each other. */
async function withLock(/** @type {() => Promise<void>} */ work) {
  const lock = join(stateFolder, "bootstrap.lock");
  const staleAfterMs = 10 * 60_000;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > staleAfterMs) rmdirSync(lock);
      else await sleep(250);
    }
  }
  const release = () => {
    try {
      rmdirSync(lock);
    } catch {
      // Another command took it for stale; its work is harmless beside ours, which is done.
    }
  };
  const releaseAndExit = () => {
    release();
    process.exit(130);
  };
  process.once("SIGINT", releaseAndExit).once("SIGTERM", releaseAndExit);
  try {
    await work();
  } finally {
    release();
    process.off("SIGINT", releaseAndExit).off("SIGTERM", releaseAndExit);
  }
}
