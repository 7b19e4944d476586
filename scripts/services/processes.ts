import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process as it can be recognised later, when its number may belong to another one. */
export interface ProcessMark {
  pid: number;
  started: string;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: startOf(pid) ?? "" };
}

/** Whether the marked process itself still runs. */
export function stillRuns(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && startOf(mark.pid) === mark.started;
}

/** When a process started, in whatever form this system tells it: only equality matters. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      const fields = statFields(pid);
      return fields?.[0] === "Z" ? undefined : fields?.[19];
    }
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** proc(5), from the state on: 0 is the state, 2 the group, 19 the start. The name before them may hold blanks. */
function statFields(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
  } catch {
    return undefined;
  }
}

/** Signals a process and all it has started, which share its group. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    if (process.platform === "win32")
      execFileSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, signal);
  } catch {
    // All of the group had ended already.
  }
}

function groupLives(pid: number): boolean {
  if (!isAlive(process.platform === "win32" ? pid : -pid)) return false;
  if (process.platform !== "linux") return true;
  // In a container nobody may collect ended grandchildren: they keep the group's number without running.
  return readdirSync("/proc").some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    const fields = statFields(Number(entry));
    return fields?.[2] === String(pid) && fields[0] !== "Z";
  });
}

/** Waits until no process of the group is left; false when the time ran out. */
export async function groupEnded(pid: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; groupLives(pid); await sleep(25)) {
    if (Date.now() > end) return false;
  }
  return true;
}
