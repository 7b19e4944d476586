"use client";

import { cn } from "@/components/ui/class-names";
import { formatCount } from "@/components/ui/number";
import type { FinalRecordState, RunCounters } from "@/server/domain/run";
import { OUTCOME_WORDS, OUTCOMES, OutcomeIcon } from "./outcomes";

/** How many records would come to which end; each leads to the records themselves. */
export function OutcomeTiles({
  counters,
  onShow,
}: {
  counters: RunCounters;
  onShow(outcome: FinalRecordState): void;
}) {
  const total = OUTCOMES.reduce((sum, outcome) => sum + counters[outcome], 0);
  return (
    <div className="overflow-hidden rounded-xl border bg-surface shadow-card">
      <div className="flex h-1.5" aria-hidden>
        {OUTCOMES.map((outcome) =>
          counters[outcome] > 0 ? (
            <span
              key={outcome}
              className={OUTCOME_WORDS[outcome].bar}
              style={{ width: `${(counters[outcome] / Math.max(total, 1)) * 100}%` }}
            />
          ) : null,
        )}
      </div>
      <ul className="grid grid-cols-2 sm:grid-cols-5 sm:divide-x">
        {OUTCOMES.map((outcome) => {
          const { word, about } = OUTCOME_WORDS[outcome];
          const count = counters[outcome];
          return (
            <li key={outcome} className="max-sm:border-b max-sm:last:border-b-0 max-sm:odd:border-r">
              <button
                type="button"
                disabled={count === 0}
                onClick={() => onShow(outcome)}
                className="focus-ring h-full w-full p-3.5 text-left enabled:hover:bg-hover disabled:cursor-default"
                aria-label={`${word}: ${formatCount(count)}, ${about}. Show them.`}
              >
                <span className="flex items-center gap-1.5 text-ink-muted text-xs">
                  <OutcomeIcon
                    outcome={outcome}
                    className={cn("size-3.5", count === 0 && "text-ink-faint")}
                  />
                  {word}
                </span>
                <span
                  className={cn(
                    "mt-1 block font-semibold text-2xl tabular-nums tracking-tight",
                    count === 0 && "text-ink-faint",
                  )}
                >
                  {formatCount(count)}
                </span>
                <span className="block text-ink-muted text-xs">{about}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
