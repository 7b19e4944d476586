"use client";

import { Check, CircleAlert } from "lucide-react";
import type { MouseEvent } from "react";
import { STEP_WORDS } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { IMPORT_STEPS, type ImportStep, type StepState, stepIndex } from "@/server/domain/import-steps";
import { useWizard } from "./wizard-context";

const spoken: Record<StepState, string> = {
  done: "done",
  problem: "needs a look",
  next: "to do",
  later: "later",
};

/** The steps in a line; each that can be opened is a link. On a phone: which one of how many, and the way back. */
export function Stepper() {
  const { step: current, details } = useWizard();
  const position = stepIndex(current) + 1;
  return (
    <nav aria-label="Steps of this import" className="grid gap-2">
      <p className="flex items-baseline justify-between gap-3 text-sm md:hidden">
        <span className="font-medium">{STEP_WORDS[current].title}</span>
        <span className="text-ink-muted tabular-nums">
          Step {position} of {IMPORT_STEPS.length}
        </span>
      </p>
      <ol className="flex gap-1 md:gap-2">
        {IMPORT_STEPS.map((step) => (
          <Step key={step} step={step} state={details?.steps[step] ?? (step === "type" ? "next" : "later")} />
        ))}
      </ol>
    </nav>
  );
}

function Step({ step, state }: { step: ImportStep; state: StepState }) {
  const { slug } = useOrganisation();
  const { step: open, details, goTo } = useWizard();
  const current = step === open;
  const reachable = details !== null && state !== "later";
  const number = stepIndex(step) + 1;
  const face = (
    <>
      <span
        aria-hidden
        className={cn(
          "h-1 w-full rounded-full bg-line transition-colors",
          state === "done" && "bg-accent/55",
          state === "problem" && "bg-attention",
          current && "bg-accent",
        )}
      />
      <span className="hidden items-center gap-1.5 md:flex">
        <StepMark state={state} current={current} number={number} />
        <span
          className={cn(
            "truncate text-sm",
            current ? "font-semibold text-ink" : reachable ? "font-medium text-ink-muted" : "text-ink-faint",
          )}
        >
          {STEP_WORDS[step].title}
        </span>
      </span>
      <span className="sr-only">
        <span className="md:hidden">{STEP_WORDS[step].title}</span>, {spoken[state]}
      </span>
    </>
  );
  // On a phone the bars alone are there to be touched, so they get room.
  const classes = "flex w-full flex-col gap-2 rounded py-1 max-md:py-2.5";
  return (
    <li className="min-w-0 flex-1">
      {reachable && !current ? (
        <Link
          href={`/${slug}/imports/${details.id}/edit/${step}`}
          onClick={(event: MouseEvent) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            goTo(step);
          }}
          className={cn(classes, "focus-ring hover:[&_span]:text-ink")}
        >
          {face}
        </Link>
      ) : (
        <span className={classes} aria-current={current ? "step" : undefined}>
          {face}
        </span>
      )}
    </li>
  );
}

function StepMark({ state, current, number }: { state: StepState; current: boolean; number: number }) {
  if (state === "problem") return <CircleAlert className="size-4.5 shrink-0 text-attention" aria-hidden />;
  return (
    <span
      aria-hidden
      className={cn(
        "flex size-4.5 shrink-0 items-center justify-center rounded-full border text-2xs tabular-nums",
        current
          ? "border-accent bg-accent font-semibold text-accent-ink"
          : state === "done"
            ? "border-transparent bg-accent-soft text-accent-text"
            : "border-line-strong/60 text-ink-faint",
      )}
    >
      {state === "done" && !current ? <Check className="size-3" strokeWidth={3} /> : number}
    </span>
  );
}
