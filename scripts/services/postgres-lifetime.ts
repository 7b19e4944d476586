import type { ChildProcess } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readMark } from "./file-lock";
import { removePostgresHome } from "./postgres-home";
import { markOf, type ProcessMark, stillRuns } from "./processes";
import { onShutdown } from "./shutdown";

export interface PostgresLifetime {
  /** Stops the server, unless another command has started it and still uses it. */
  stop(): Promise<void>;
  /** Called when the server ends without having been stopped. */
  onExit(listener: (reason: string) => void): void;
}

export interface ServerFiles {
  folder: string;
  ephemeral?: boolean;
}

/** Watches over a ready server. `child` is there when this process has started it. */
export function watchOver(
  pid: number,
  child: ChildProcess | undefined,
  files: ServerFiles,
): PostgresLifetime {
  const server = markOf(pid);
  const ownerFile = `${files.folder}.owner`;
  const owner = readMark(ownerFile);
  const isGuest = child === undefined && owner !== undefined && owner.pid !== process.pid && stillRuns(owner);
  if (!isGuest) writeFileSync(ownerFile, JSON.stringify(markOf(process.pid)));

  const listeners: ((reason: string) => void)[] = [];
  const watch = setInterval(() => {
    if (stillRuns(server)) return;
    clearInterval(watch);
    for (const listener of listeners) listener(`Postgres has ended; its log is ${files.folder}.log`);
  }, 500).unref();
  const endWithProcess = () => {
    if (!isGuest && stillRuns(server)) process.kill(pid, files.ephemeral ? "SIGQUIT" : "SIGINT");
  };
  process.once("exit", endWithProcess);

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    forget();
    clearInterval(watch);
    process.off("exit", endWithProcess);
    if (isGuest) return;
    await endServer(server, files.ephemeral === true);
    rmSync(ownerFile, { force: true });
    if (files.ephemeral) removeServerFiles(files.folder);
  };
  const stopOnce = () => {
    stopped ??= stop();
    return stopped;
  };
  const forget = onShutdown(stopOnce);
  return { stop: stopOnce, onExit: (listener) => void listeners.push(listener) };
}

/** Removes data, port, log and owner of a server that has been stopped. */
export function removeServerFiles(folder: string): void {
  removePostgresHome(folder);
  for (const suffix of [".json", ".log", ".owner"]) rmSync(`${folder}${suffix}`, { force: true });
}

/**
 * SIGINT ends a server orderly, without waiting for its clients; SIGQUIT at once.
 * https://www.postgresql.org/docs/18/server-shutdown.html
 */
export async function endServer(server: ProcessMark, atOnce: boolean): Promise<void> {
  const stages = [
    [atOnce ? "SIGQUIT" : "SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const;
  for (const [signal, patienceMs] of stages) {
    if (!stillRuns(server)) return;
    process.kill(server.pid, signal);
    for (const end = Date.now() + patienceMs; Date.now() < end && stillRuns(server); ) await sleep(20);
  }
}
