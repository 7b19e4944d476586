import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groupEnded, markOf, type ProcessMark, signalGroup, stillRuns } from "./processes";
import { StartError } from "./start-error";

interface Running {
  supervisor: ProcessMark;
  children: ProcessMark[];
}

export interface RunLock {
  add(pid: number): void;
  remove(pid: number): void;
  release(): void;
}

/**
 * Claims a data folder for this process and ends what a killed command has left running on it. Two at once would write
 * over each other's state.
 */
export async function claimDataFolder(dataDir: string): Promise<RunLock> {
  const file = join(dataDir, "running.json");
  mkdirSync(dataDir, { recursive: true });
  const before = read(file);
  if (before && before.supervisor.pid !== process.pid && stillRuns(before.supervisor)) {
    throw new StartError(
      `PrimeLink runs already on ${dataDir} (process ${before.supervisor.pid}). End that first, or start this one ` +
        "in another clone.",
    );
  }
  for (const child of before?.children ?? []) {
    if (!stillRuns(child)) continue;
    signalGroup(child.pid, "SIGKILL");
    await groupEnded(child.pid, 5_000);
  }
  let children: ProcessMark[] = [];
  const write = () => writeFileSync(file, JSON.stringify({ supervisor: markOf(process.pid), children }));
  write();
  return {
    add(pid) {
      children.push(markOf(pid));
      write();
    },
    remove(pid) {
      children = children.filter((child) => child.pid !== pid);
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

function read(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
