import type { State } from "@/components/ui/state-badge";
import type { FinalRecordState, RecordState, RunPhase } from "@/server/domain/run";

/** What a dry run says would become of a record. */
export const OUTCOME_WORDS: Record<FinalRecordState, { state: State; word: string; about: string }> = {
  created: { state: "good", word: "Create", about: "new in the target" },
  updated: { state: "running", word: "Update", about: "differ in the target" },
  unchanged: { state: "idle", word: "Unchanged", about: "equal on both sides" },
  skipped: { state: "off", word: "Skip", about: "left alone by the options" },
  failed: { state: "broken", word: "Fail", about: "cannot be written yet" },
};

export const OUTCOMES = ["created", "updated", "unchanged", "skipped", "failed"] as const;

export function outcomeOf(state: RecordState): { state: State; word: string } {
  if (state === "pending" || state === "in_flight") return { state: "idle", word: "Not compared" };
  return OUTCOME_WORDS[state];
}

export const PHASE_WORDS: Record<RunPhase, string> = {
  plan: "Asking both stores",
  taxonomy: "Reading categories and brands",
  transfer: "Reading and comparing products",
  media: "Looking at images",
  reconcile: "Comparing both sides",
  finish: "Finishing",
  ended: "Ended",
};
