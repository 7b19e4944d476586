import { Check, LoaderCircle, Pause, X } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { formatCount } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { isRunEnded } from "@/server/domain/run";
import { type PhaseStep, phaseSteps, type StepState } from "./phase-progress";
import type { RunDetails } from "./run-page";
import { phaseWord } from "./run-words";

const WORDS: Record<StepState, string> = {
  done: "done",
  current: "under way",
  waiting: "not begun",
  stopped: "stopped here",
};

/** The run's steps from left to right; on a phone from top to bottom. */
export function PhaseStepper({ run }: { run: RunDetails }) {
  const steps = phaseSteps(run);
  return (
    <ol className="flex flex-col p-4 max-md:gap-3 md:flex-row">
      {steps.map((step, index) => (
        <Step
          key={step.phase}
          step={step}
          failed={run.status === "failed"}
          live={!isRunEnded(run.status)}
          label={phaseWord(step.phase, run)}
          last={index === steps.length - 1}
        />
      ))}
    </ol>
  );
}

function Step({
  step,
  failed,
  live,
  label,
  last,
}: {
  step: PhaseStep;
  failed: boolean;
  live: boolean;
  label: string;
  last: boolean;
}) {
  const { state, count } = step;
  const share = count ? Math.floor((count.done / count.of) * 100) : null;
  return (
    <li
      aria-current={state === "current" ? "step" : undefined}
      className={cn("min-w-0 md:flex-auto md:pr-3", last && "md:flex-none md:pr-0")}
    >
      <div className="flex items-center gap-2">
        <Mark state={state} failed={failed} />
        <span
          className={cn(
            "whitespace-nowrap text-sm",
            state === "waiting" ? "text-ink-muted" : "font-medium",
            state === "stopped" && failed && "text-broken",
          )}
        >
          {label}
          <span className="sr-only">, {WORDS[state]}</span>
        </span>
        {last ? null : <span aria-hidden className="ml-1 hidden h-px min-w-3 flex-1 bg-line md:block" />}
      </div>
      {/* Kept free while there is nothing to count yet, so that nothing jumps when counting begins. */}
      <div className={cn("pt-1 pl-7", live && "md:min-h-9", !count && "max-md:hidden")}>
        {count ? (
          <>
            <p className="whitespace-nowrap text-ink-muted text-xs tabular-nums">
              {state === "done" && count.done === count.of
                ? formatCount(count.of)
                : `${formatCount(count.done)} of ${formatCount(count.of)}`}
              {/* Pictures are counted by the products that they belong to. */}
              {step.phase === "media" ? (count.of === 1 ? " product" : " products") : ""}
            </p>
            {state === "current" ? (
              <Progress
                value={share}
                label={`${label}: ${formatCount(count.done)} of ${formatCount(count.of)}`}
                className="mt-1.5 md:max-w-32"
              />
            ) : null}
          </>
        ) : null}
      </div>
    </li>
  );
}

function Mark({ state, failed }: { state: StepState; failed: boolean }) {
  const base = "flex size-5 shrink-0 items-center justify-center rounded-full border [&_svg]:size-3";
  if (state === "done") {
    return (
      <span className={cn(base, "border-good-line bg-good-soft text-good")}>
        <Check strokeWidth={3} aria-hidden />
      </span>
    );
  }
  if (state === "current") {
    return (
      <span className={cn(base, "border-running-line bg-running-soft text-running")}>
        <LoaderCircle className="animate-spin" strokeWidth={3} aria-hidden />
      </span>
    );
  }
  if (state === "stopped") {
    const Icon = failed ? X : Pause;
    return (
      <span
        className={cn(
          base,
          failed ? "border-broken-line bg-broken-soft text-broken" : "bg-subtle text-ink-muted",
        )}
      >
        <Icon strokeWidth={3} aria-hidden />
      </span>
    );
  }
  return <span className={cn(base, "border-dashed border-line-strong/60")} />;
}
