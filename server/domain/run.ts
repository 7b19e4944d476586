export const RUN_KINDS = ["full", "incremental", "dry_run", "retry", "undo"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/**
 * Which part of the source a run looks at. `everything`: each record that the filters take. `changes`: what has been
 * modified since the watermark. `comparison`: each record, but one that reads as it did when it was last written is
 * passed over at once. `stock_and_prices`: these alone, of what the ledger knows. `chosen`: named records.
 */
export const RUN_REACHES = ["everything", "changes", "comparison", "stock_and_prices", "chosen"] as const;
export type RunReach = (typeof RUN_REACHES)[number];

/** What made a run start. `catch_up`: one run for all times that a schedule missed while nothing ran. */
export const RUN_TRIGGERS = ["person", "schedule", "catch_up", "webhook"] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** Spans that the history of an import's runs can be looked at, in days. */
export const HISTORY_DAYS = [30, 90, 365] as const;
export type HistoryDays = (typeof HISTORY_DAYS)[number];

/**
 * `succeeded`: every record is accounted for and the target agrees.
 * `completed_with_issues`: it ended, yet some records failed or the target differs.
 * `failed`: it stopped before its end and can be resumed.
 */
export const RUN_STATUSES = [
  "queued",
  "running",
  "succeeded",
  "completed_with_issues",
  "failed",
  "cancelled",
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const RUN_PHASES = [
  "plan",
  "taxonomy",
  "transfer",
  "media",
  "deletions",
  "reconcile",
  "finish",
  "ended",
] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

export const RECORD_STATES = [
  "pending",
  "in_flight",
  "created",
  "updated",
  "unchanged",
  "skipped",
  "failed",
  "removed",
] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export const FINAL_RECORD_STATES = [
  "created",
  "updated",
  "unchanged",
  "skipped",
  "failed",
  "removed",
] as const;
export type FinalRecordState = (typeof FINAL_RECORD_STATES)[number];

export const MEDIA_STATES = ["none", "pending", "done", "failed"] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

export function isRunEnded(status: RunStatus): boolean {
  return status !== "queued" && status !== "running";
}

/** Counts of one run. `read` equals the sum of the six outcomes once the run has ended well. */
export interface RunCounters {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  /** Gone at the source and dealt with by the import's policy. */
  removed: number;
  /** Variations, reviews, refunds and notes. */
  childrenWritten: number;
  imagesUploaded: number;
  imagesReused: number;
  imagesFailed: number;
  /** Requests to the target that changed something. */
  writes: number;
  sourceRequests: number;
  targetRequests: number;
}

export const EMPTY_COUNTERS: RunCounters = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  removed: 0,
  childrenWritten: 0,
  imagesUploaded: 0,
  imagesReused: 0,
  imagesFailed: 0,
  writes: 0,
  sourceRequests: 0,
  targetRequests: 0,
};

/** How many records have come to their end: equal to `read` once all have. */
export function endedRecords(counters: RunCounters): number {
  return FINAL_RECORD_STATES.reduce((sum, state) => sum + counters[state], 0);
}
