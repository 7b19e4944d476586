import type { ConnectorContext } from "@/server/connectors/core/context";

/** What hands a run to the executor: the run's id alone travels, never a record or a secret. */
export interface RunRequest {
  runId: string;
  orgId: string;
  leg: number;
  /** Counts the function runs that one leg needs, since each keeps few steps. */
  part: number;
}

/** Hands a run over; rejects when the executor cannot be reached. */
export type RequestRun = (request: RunRequest) => Promise<void>;

/** Asks for a run of what webhooks have named, a moment later. Asked twice in one slot it is done once. */
export type RequestChanges = (request: { orgId: string; importId: string; slot: number }) => Promise<void>;

/** The part of a connector's context that belongs to one step. */
export type StepContext = Pick<ConnectorContext, "onWait" | "counter" | "signal">;
