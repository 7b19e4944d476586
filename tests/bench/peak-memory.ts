import { readdirSync, readFileSync } from "node:fs";

function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
}

/** Resident memory of a process and all below it, in MB. Linux alone; 0 elsewhere. */
function treeMb(root: number): number {
  let pids: number[];
  try {
    pids = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return 0;
  }
  const parents = new Map<number, number>();
  for (const pid of pids) {
    try {
      parents.set(pid, parentOf(pid));
    } catch {
      // It ended while we looked.
    }
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && isBelow(parents.get(pid) ?? 0));
  let sum = 0;
  for (const pid of parents.keys()) {
    try {
      if (isBelow(pid)) sum += residentKb(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return Math.round(sum / 1_024);
}

/** Watches processes until `stop` answers the most that they held together, in MB. */
export function watchPeakMemory(pids: number[]): { stop(): number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(
      peak,
      pids.reduce((sum, pid) => sum + treeMb(pid), 0),
    );
  };
  const timer = setInterval(look, 500);
  return {
    stop() {
      look();
      clearInterval(timer);
      return peak;
    },
  };
}
