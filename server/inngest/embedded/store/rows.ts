export type RunStatus = "Queued" | "Running" | "Completed" | "Failed" | "Cancelled";

export interface RunRow {
  id: string;
  function_id: string;
  event_id: string;
  /** Canonical JSON of the array of triggering events. */
  events: string;
  status: RunStatus;
  cron: string | null;
  priority: number;
  concurrency_keys: string[];
  parent_run_id: string | null;
  parent_step_id: string | null;
  request_version: number;
  always_plan: boolean;
  steps_ended: number;
  state_bytes: number;
  discovery: "none" | "queued" | "again";
  output: string | null;
  queued_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}

/** An event as functions receive it (SDK specification 1.3.4). */
export interface EventBody extends Record<string, unknown> {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
}

/** The error's shape in memoised steps and in failed runs (SDK specification 5.2.1). */
export interface ErrorBody {
  name: string;
  message: string;
  stack?: string;
}

export function isLive(run: { status: RunStatus }): boolean {
  return run.status === "Queued" || run.status === "Running";
}

export function triggerOf(run: { events: string }): EventBody {
  const [first] = JSON.parse(run.events) as EventBody[];
  if (!first) throw new Error("A run without an event");
  return first;
}
