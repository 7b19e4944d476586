import type { FinalRecordState } from "@/server/domain/run";
import type { RunDetails } from "./run-page";
import { OUTCOMES } from "./run-words";

const colours: Record<FinalRecordState, string> = {
  created: "bg-good",
  updated: "bg-good/60",
  unchanged: "bg-line-strong/50",
  skipped: "bg-line-strong/25",
  failed: "bg-broken",
  removed: "bg-attention",
};

/** The outcomes as parts of the whole. The figures above say the same, so it is decoration. */
export function OutcomeBar({ run }: { run: RunDetails }) {
  const allRead = run.status === "succeeded" || run.status === "completed_with_issues";
  const whole = Math.max(allRead ? 0 : (run.expectedTotal ?? 0), run.counters.read, 1);
  return (
    <div aria-hidden className="flex h-1.5 gap-px border-t bg-hover">
      {OUTCOMES.map((outcome) => {
        const value = run.counters[outcome];
        return value === 0 ? null : (
          <span
            key={outcome}
            className={`min-w-1 transition-[width] duration-500 ${colours[outcome]}`}
            style={{ width: `${(value / whole) * 100}%` }}
          />
        );
      })}
    </div>
  );
}
