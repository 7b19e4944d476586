import { formatCounted } from "@/components/ui/number";
import { type State, StateIcon } from "@/components/ui/state-badge";
import { isRunEnded } from "@/server/domain/run";
import type { Overview } from "./overview-page";

/** The answer to the page's question in one line. */
export function verdictOf({ attention, imports, firstSteps }: Overview): { state: State; sentence: string } {
  const broken = attention.filter(({ state }) => state === "broken").length;
  const running = imports.filter(({ lastRun }) => lastRun && !isRunEnded(lastRun.status)).length;
  const runs =
    running > 0 ? ` ${formatCounted(running, "import")} ${running === 1 ? "is" : "are"} running.` : "";
  if (broken > 0) {
    return {
      state: "broken",
      sentence: `${formatCounted(broken, "thing")} ${broken === 1 ? "needs" : "need"} a look.${runs}`,
    };
  }
  if (running > 0) return { state: "running", sentence: runs.trim() };
  if (attention.length > 0) {
    return {
      state: "attention",
      sentence: `Everything works, with ${formatCounted(attention.length, "remark")}.`,
    };
  }
  if (firstSteps) return { state: "idle", sentence: "Nothing has run yet." };
  return { state: "good", sentence: "Everything is well." };
}

export function Verdict({ overview }: { overview: Overview }) {
  const { state, sentence } = verdictOf(overview);
  return (
    <span className="inline-flex items-center gap-1.5" role="status">
      <StateIcon state={state} />
      {sentence}
    </span>
  );
}
