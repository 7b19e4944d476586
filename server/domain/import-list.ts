/** Where an import stands in a list: what its latest run came to, else how far its definition is. */
export const IMPORT_LIST_STATES = [
  "draft",
  "not_run",
  "running",
  "succeeded",
  "completed_with_issues",
  "failed",
  "cancelled",
] as const;
export type ImportListState = (typeof IMPORT_LIST_STATES)[number];
