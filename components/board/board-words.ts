import type { RouterOutputs } from "@/components/api/trpc";
import type { State } from "@/components/ui/state-badge";
import type { CauseGroup, Need } from "@/server/domain/need";

export type Board = RouterOutputs["board"]["list"];
export type BoardItem = Board["rows"][number];
export type Cause = RouterOutputs["board"]["client"]["causes"][number];

export const NEED_WORDS: Record<Need, { state: State; word: string }> = {
  broken: { state: "broken", word: "Broken" },
  attention: { state: "attention", word: "Needs a look" },
  running: { state: "running", word: "Running" },
  good: { state: "good", word: "Good" },
  idle: { state: "idle", word: "Nothing yet" },
};

export const CAUSE_GROUP_WORDS: Record<CauseGroup, string> = {
  connections: "Connections",
  runs: "Runs that stopped",
  records: "Records",
  schedules: "Schedules",
  real_time: "Real time",
  access: "Access and invitations",
};

/** The answer to the page's question in one line. */
export function boardVerdict(needs: Board["needs"]): { state: State; sentence: string } {
  const { broken, attention, running, good, idle } = needs;
  const need = broken + attention;
  const all = need + running + good + idle;
  if (need > 0) {
    const of =
      all === 1
        ? "Your client needs"
        : `${count(need)} of ${count(all)} clients ${need === 1 ? "needs" : "need"}`;
    return { state: broken > 0 ? "broken" : "attention", sentence: `${of} you today.` };
  }
  if (running > 0) return { state: "running", sentence: "Nobody needs you. Imports are running." };
  if (good > 0) return { state: "good", sentence: "Nobody needs you today." };
  return { state: "idle", sentence: "Nothing has run yet." };
}

function count(value: number): string {
  return value.toLocaleString("en");
}
