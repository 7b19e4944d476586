import type { RouterOutputs } from "@/components/api/trpc";
import { formatCounted } from "@/components/ui/number";
import type { State } from "@/components/ui/state-badge";
import type { ChildKind, Entity } from "@/server/domain/entity";
import type { ImportListState } from "@/server/domain/import-list";
import type { ImportStep } from "@/server/domain/import-steps";
import type { RunKind, RunStatus } from "@/server/domain/run";

export type ImportDetails = RouterOutputs["import"]["get"];

export const ENTITY_WORDS: Record<Entity, { many: string; few: string; one: string; every: string }> = {
  products: { many: "Products", few: "products", one: "product", every: "Every product" },
  orders: { many: "Orders", few: "orders", one: "order", every: "Every order" },
  customers: { many: "Customers", few: "customers", one: "customer", every: "Every customer" },
};

/** What is written below a record. */
export const CHILD_WORDS: Record<ChildKind, string> = {
  variant: "variation",
  review: "review",
  refund: "refund",
  note: "note",
};

/** "product" as it begins a sentence. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 product", "1,204 orders". */
export function countOf(entity: Entity, count: number): string {
  return formatCounted(count, ENTITY_WORDS[entity].one);
}

export const RUN_STATUS_WORDS: Record<RunStatus, { state: State; word: string }> = {
  queued: { state: "running", word: "Waiting" },
  running: { state: "running", word: "Running" },
  succeeded: { state: "good", word: "Succeeded" },
  completed_with_issues: { state: "attention", word: "Ended with issues" },
  failed: { state: "broken", word: "Failed" },
  cancelled: { state: "off", word: "Cancelled" },
};

export const RUN_KIND_WORDS: Record<RunKind, string> = {
  full: "Full run",
  incremental: "Incremental run",
  dry_run: "Dry run",
  retry: "Retry",
  undo: "Undo",
};

export const IMPORT_STATE_WORDS: Record<ImportListState, { state: State; word: string }> = {
  draft: { state: "idle", word: "Draft" },
  not_run: { state: "idle", word: "Not run yet" },
  running: RUN_STATUS_WORDS.running,
  succeeded: RUN_STATUS_WORDS.succeeded,
  completed_with_issues: RUN_STATUS_WORDS.completed_with_issues,
  failed: RUN_STATUS_WORDS.failed,
  cancelled: RUN_STATUS_WORDS.cancelled,
};

export const STEP_WORDS: Record<ImportStep, { title: string; question: string; todo: string }> = {
  type: { title: "Type", question: "What do you want to bring over?", todo: "Choose what to import" },
  source: { title: "Source", question: "Which store is read?", todo: "Choose the source" },
  target: { title: "Target", question: "Which store is written?", todo: "Choose the target" },
  filters: { title: "Filters", question: "Which ones come along?", todo: "Choose filters" },
  mapping: { title: "Mapping", question: "Which field goes where?", todo: "Check the mapping" },
  options: { title: "Options", question: "How should they be written?", todo: "Choose options" },
  review: { title: "Review", question: "What would happen?", todo: "Do a dry run" },
};
