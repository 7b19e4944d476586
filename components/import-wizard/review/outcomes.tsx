import {
  ArchiveX,
  CircleDashed,
  CircleX,
  Equal,
  type LucideIcon,
  Plus,
  RefreshCw,
  SkipForward,
} from "lucide-react";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { cn } from "@/components/ui/class-names";
import type { Entity } from "@/server/domain/entity";
import type { FinalRecordState, RecordState, RunPhase } from "@/server/domain/run";

export const OUTCOMES = ["created", "updated", "unchanged", "skipped", "failed"] as const;

interface Outcome {
  word: string;
  about: string;
  icon: LucideIcon;
  text: string;
  bar: string;
}

/** What a dry run says would become of a record. */
export const OUTCOME_WORDS: Record<FinalRecordState, Outcome> = {
  created: { word: "Create", about: "new in the target", icon: Plus, text: "text-good", bar: "bg-good" },
  updated: {
    word: "Update",
    about: "differ in the target",
    icon: RefreshCw,
    text: "text-running",
    bar: "bg-running",
  },
  unchanged: {
    word: "Unchanged",
    about: "equal on both sides",
    icon: Equal,
    text: "text-ink-muted",
    bar: "bg-line-strong/60",
  },
  skipped: {
    word: "Skip",
    about: "left alone by the options",
    icon: SkipForward,
    text: "text-ink-muted",
    bar: "bg-line-strong/30",
  },
  failed: {
    word: "Fail",
    about: "cannot be written yet",
    icon: CircleX,
    text: "text-broken",
    bar: "bg-broken",
  },
  removed: {
    word: "Take away",
    about: "gone at the source",
    icon: ArchiveX,
    text: "text-attention",
    bar: "bg-attention",
  },
};

const PHASES: Record<Exclude<RunPhase, "transfer">, string> = {
  plan: "Asking both stores",
  taxonomy: "Reading categories and brands",
  media: "Looking at images",
  deletions: "Looking for what is gone at the source",
  reconcile: "Comparing both sides",
  finish: "Finishing",
  ended: "Ended",
};

export function phaseInWords(phase: RunPhase, entity: Entity): string {
  return phase === "transfer" ? `Reading and comparing ${ENTITY_WORDS[entity].few}` : PHASES[phase];
}

export function OutcomeIcon({ outcome, className }: { outcome: FinalRecordState; className?: string }) {
  const { icon: Icon, text } = OUTCOME_WORDS[outcome];
  return <Icon className={cn("size-4 shrink-0", text, className)} aria-hidden />;
}

/** The outcome as icon and word; a record that a cancelled run never came to is said to be so. */
export function OutcomeText({ state, className }: { state: RecordState; className?: string }) {
  const open = state === "pending" || state === "in_flight";
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap text-sm",
        open ? "text-ink-muted" : OUTCOME_WORDS[state].text,
        className,
      )}
    >
      {open ? <CircleDashed className="size-4 shrink-0" aria-hidden /> : <OutcomeIcon outcome={state} />}
      {open ? "Not compared" : OUTCOME_WORDS[state].word}
    </span>
  );
}
