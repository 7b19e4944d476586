import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./processes";

/** What a running server says of itself in its data folder. */
export interface RunningServer {
  pid: number;
  port: number;
  ready: boolean;
}

export function pidFile(data: string): string {
  return join(data, "postmaster.pid");
}

/**
 * The server that runs on this data, if one does. A server killed with SIGKILL leaves its file behind; Postgres
 * itself copes with that unless another process has been given the same number, which only we can tell.
 * Lines of the file: https://www.postgresql.org/docs/18/storage-file-layout.html
 */
export function runningServer(data: string): RunningServer | undefined {
  if (!existsSync(pidFile(data))) return undefined;
  const lines = readFileSync(pidFile(data), "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !isServerOf(pid, data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** A Postgres server works in its data folder. Where this cannot be asked, a living process is taken for it. */
function isServerOf(pid: number, data: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    // Ended in this moment, or another user's process: not one that we, or root for us, have started.
    return false;
  }
}
