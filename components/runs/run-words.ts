import type { State } from "@/components/ui/state-badge";
import type { FinalRecordState, RecordState, RunKind, RunPhase } from "@/server/domain/run";

export const PHASE_WORDS: Record<RunPhase, string> = {
  plan: "Plan",
  taxonomy: "Categories and brands",
  transfer: "Products",
  media: "Images",
  reconcile: "Reconciliation",
  finish: "End",
  ended: "End",
};

export const RECORD_STATE_WORDS: Record<RecordState, { state: State; word: string }> = {
  pending: { state: "idle", word: "Waiting" },
  in_flight: { state: "running", word: "Being written" },
  created: { state: "good", word: "Created" },
  updated: { state: "good", word: "Updated" },
  unchanged: { state: "idle", word: "Unchanged" },
  skipped: { state: "off", word: "Skipped" },
  failed: { state: "broken", word: "Failed" },
};

const DRY_RUN_WORDS: Partial<Record<RecordState, string>> = {
  in_flight: "Being compared",
  created: "Would be created",
  updated: "Would be updated",
  unchanged: "Would stay unchanged",
  skipped: "Would be skipped",
  failed: "Would fail",
};

/** A record's state in words; a dry run's records have only been looked at. */
export function recordStateWord(state: RecordState, kind: RunKind): string {
  return (kind === "dry_run" ? DRY_RUN_WORDS[state] : undefined) ?? RECORD_STATE_WORDS[state].word;
}

/** The outcomes in the order in which they are shown everywhere. */
export const OUTCOMES: readonly FinalRecordState[] = ["created", "updated", "unchanged", "skipped", "failed"];

export const RECORD_KIND_WORDS: Record<string, string> = {
  product: "Product",
  category: "Category",
  brand: "Brand",
};
