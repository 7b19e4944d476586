import { cn } from "@/components/ui/class-names";
import { formatCount } from "@/components/ui/number";
import { StateIcon } from "@/components/ui/state-badge";
import { NEEDS, type Need } from "@/server/domain/need";
import { type Board, NEED_WORDS } from "./board-words";

/** How many clients are of each need; pressing one narrows the list to it. */
export function NeedTiles({
  needs,
  chosen,
  onChoose,
}: {
  needs: Board["needs"] | undefined;
  chosen: readonly Need[];
  onChoose(chosen: Need[]): void;
}) {
  return (
    <fieldset className="grid grid-cols-2 gap-2.5 sm:grid-cols-3 lg:grid-cols-5">
      <legend className="sr-only">Clients by need</legend>
      {NEEDS.map((need) => {
        const { state, word } = NEED_WORDS[need];
        const pressed = chosen.includes(need);
        return (
          <button
            key={need}
            type="button"
            aria-pressed={pressed}
            onClick={() => onChoose(pressed ? chosen.filter((other) => other !== need) : [...chosen, need])}
            className={cn(
              "focus-ring flex items-center justify-between gap-3 rounded-xl border bg-surface px-4 py-3 text-left shadow-card transition-colors hover:bg-hover/60",
              pressed && "border-accent bg-accent-soft/50 ring-1 ring-accent hover:bg-accent-soft/50",
            )}
          >
            <span className="flex items-center gap-2 text-sm">
              <StateIcon state={state} className="animate-none" />
              {word}
            </span>
            <span className="font-semibold text-lg tabular-nums">
              {needs ? formatCount(needs[need]) : <span aria-hidden>–</span>}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
