import { ENTITY_WORDS, RUN_KIND_WORDS } from "@/components/imports/import-words";
import type { State } from "@/components/ui/state-badge";
import { type Entity, RECORD_KIND_OF, RECORD_KINDS, type RecordKind } from "@/server/domain/entity";
import {
  FINAL_RECORD_STATES,
  type FinalRecordState,
  type RecordState,
  type RunKind,
  type RunPhase,
  type RunReach,
  type RunTrigger,
} from "@/server/domain/run";

const PHASES: Record<Exclude<RunPhase, "transfer">, string> = {
  plan: "Plan",
  taxonomy: "Categories and brands",
  media: "Images",
  deletions: "Deletions",
  reconcile: "Reconciliation",
  finish: "End",
  ended: "End",
};

/** What a step of a run is called. */
export function phaseWord(phase: RunPhase, run: { kind: RunKind; entity: Entity }): string {
  if (phase !== "transfer") return PHASES[phase];
  return run.kind === "dry_run" ? "Comparison" : ENTITY_WORDS[run.entity].many;
}

export const REACH_WORDS: Record<RunReach, string> = {
  everything: "Everything",
  changes: "Changes",
  comparison: "Comparison",
  stock_and_prices: "Stock and prices",
  chosen: "Chosen records",
};

/** What a run was about in few words: "Full run of products", "Changes of orders". */
export function runWords({
  kind,
  reach,
  entity,
}: {
  kind: RunKind;
  reach: RunReach;
  entity: Entity;
}): string {
  const { few } = ENTITY_WORDS[entity];
  if (kind !== "incremental" || reach === "everything") return `${RUN_KIND_WORDS[kind]} of ${few}`;
  return reach === "chosen" ? `Chosen ${few}` : `${REACH_WORDS[reach]} of ${few}`;
}

/** What started a run; a person is called by name where the name is known. */
export const TRIGGER_WORDS: Record<RunTrigger, string> = {
  person: "A person",
  schedule: "Schedule",
  catch_up: "After downtime",
  webhook: "Webhook",
};

export function starterWord({
  trigger,
  startedBy,
}: {
  trigger: RunTrigger;
  startedBy: string | null;
}): string {
  return (trigger === "person" ? startedBy : null) ?? TRIGGER_WORDS[trigger];
}

export const RECORD_STATE_WORDS: Record<RecordState, { state: State; word: string }> = {
  pending: { state: "idle", word: "Waiting" },
  in_flight: { state: "running", word: "Being written" },
  created: { state: "good", word: "Created" },
  updated: { state: "good", word: "Updated" },
  unchanged: { state: "idle", word: "Unchanged" },
  skipped: { state: "off", word: "Skipped" },
  failed: { state: "broken", word: "Failed" },
  removed: { state: "off", word: "Taken away" },
};

const DRY_RUN_WORDS: Partial<Record<RecordState, string>> = {
  in_flight: "Being compared",
  created: "Would be created",
  updated: "Would be updated",
  unchanged: "Would stay unchanged",
  skipped: "Would be skipped",
  failed: "Would fail",
  removed: "Would be taken away",
};

/** A record's state in words; a dry run's records have only been looked at. */
export function recordStateWord(state: RecordState, kind: RunKind): string {
  return (kind === "dry_run" ? DRY_RUN_WORDS[state] : undefined) ?? RECORD_STATE_WORDS[state].word;
}

/** The outcomes in the order in which they are shown everywhere. */
export const OUTCOMES: readonly FinalRecordState[] = FINAL_RECORD_STATES;

export const RECORD_KIND_WORDS: Record<RecordKind, { one: string; many: string }> = {
  product: { one: "Product", many: "Products" },
  customer: { one: "Customer", many: "Customers" },
  order: { one: "Order", many: "Orders" },
  category: { one: "Category", many: "Categories" },
  brand: { one: "Brand", many: "Brands" },
};

export function recordKindWord(kind: string): string {
  const known = RECORD_KINDS.find((candidate) => candidate === kind);
  return known ? RECORD_KIND_WORDS[known].one : kind;
}

/** Kinds of record that a run of this entity lists. */
export function recordKindsOf(entity: Entity): readonly RecordKind[] {
  return entity === "products" ? ["product", "category", "brand"] : [RECORD_KIND_OF[entity]];
}

/** What a list of records can be searched by. */
export const SEARCH_WORDS: Record<Entity, string> = {
  products: "Search by id, SKU or name",
  customers: "Search by id, e-mail or name",
  orders: "Search by number or name",
};
