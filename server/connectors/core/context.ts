import type { Transport } from "./transport";

/** What a connector waits for, so that a run can say it. */
export interface WaitNotice {
  reason: "source_quota" | "target_busy" | "source_busy";
  /** A phrase that goes on "waiting 12 s for", such as "BigCommerce's quota". */
  label: string;
  ms: number;
}

export interface RequestCounter {
  requests: number;
  /** Requests that were meant to change something. */
  writes: number;
}

/** What the house gives a connector: it opens no socket, reads no clock and no environment by itself. */
export interface ConnectorContext {
  transport: Transport;
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Told before each wait that is longer than a second. */
  onWait?(notice: WaitNotice): void;
  /** Counted by the connector, one for each request that was sent. */
  counter?: RequestCounter;
  signal?: AbortSignal;
}
