import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { markOf, type ProcessMark, stillRuns } from "./processes";
import { StartError } from "./start-error";

/** Runs the work while no other process holds the same lock; a lock whose holder has died is taken over. */
export async function withFileLock<T>(path: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  for (const end = Date.now() + waitMs; !tryLock(path); await sleep(50)) {
    if (Date.now() > end)
      throw new StartError(`Another command has held ${path} too long. End it, then start again.`);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  // Written beside it and linked into place, so that nobody ever reads half a lock.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(markOf(process.pid)));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = readMark(path);
    if (holder && !stillRuns(holder)) rmSync(path, { force: true });
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The process named in a file, or undefined where there is none. */
export function readMark(path: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
