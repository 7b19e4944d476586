import type { RouterOutputs } from "@/components/api/trpc";
import type { State } from "@/components/ui/state-badge";
import type { TemplateUse } from "@/server/domain/template";

export type TemplateDetails = RouterOutputs["template"]["get"];

export const USE_WORDS: Record<TemplateUse, { state: State; word: string }> = {
  behind: { state: "attention", word: "Behind" },
  current: { state: "good", word: "Up to date" },
  other: { state: "idle", word: "Has another template" },
  none: { state: "idle", word: "Has no template" },
};

/** What a new version is, in the box for its note. */
export const NOTE_HELP = "What changed and why, for whoever pushes it to imports.";
