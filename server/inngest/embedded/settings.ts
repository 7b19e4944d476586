import type { Logger } from "pino";

/** What the executor writes to; pino's logger fits, and so does its silent one. */
export type ExecutorLogger = Pick<Logger, "debug" | "info" | "warn" | "error">;

export interface ExecutorOptions {
  databaseUrl: string;
  /** Address of the app's Inngest endpoint, such as http://127.0.0.1:3000/api/inngest. */
  appUrl: string;
  /** 0 takes a free port. */
  port?: number;
  /** Loopback by default: nothing but this machine needs to reach the executor. */
  host?: string;
  /** The app's INNGEST_SIGNING_KEY: `signkey-<name>-<hex>`. */
  signingKey: string;
  /** The app's INNGEST_EVENT_KEY. */
  eventKey: string;
  logger: ExecutorLogger;
  /** Decides when a cron is due. Delays and leases follow Postgres' own clock. */
  clock?: () => Date;
  /** How long to wait before attempt number `attempt` (1 is the first retry), in ms. */
  retryDelay?: (attempt: number) => number;
  /** Calls to the app at the same time. */
  maxInFlight?: number;
  /** How long finished runs and received events are kept, in ms. */
  retentionMs?: number;
  /** A worker that has not renewed its lease for this long has lost its work, in ms. */
  leaseMs?: number;
  /** How often the queue is looked at when nothing woke the executor, in ms. */
  pollMs?: number;
  /** How often the app is asked for its functions while it answers, in ms. */
  resyncMs?: number;
  /** How long `close` lets calls in flight end, in ms. */
  graceMs?: number;
}

export type Settings = Required<Omit<ExecutorOptions, "logger">>;

const minute = 60_000;

/** The waits of the hosted service, which a function may rely on in either mode. */
const retryTable = [15_000, 30_000, minute, 2 * minute, 5 * minute, 10 * minute, 20 * minute, 40 * minute];

function tableDelay(attempt: number): number {
  const base = retryTable[Math.min(attempt, retryTable.length) - 1] ?? 60 * minute;
  return base + Math.random() * Math.min(base, 30_000);
}

export function withDefaults(options: ExecutorOptions): Settings {
  const { logger: _logger, ...given } = options;
  return {
    port: 0,
    host: "127.0.0.1",
    clock: () => new Date(),
    retryDelay: tableDelay,
    maxInFlight: 32,
    retentionMs: 3 * 24 * 60 * minute,
    leaseMs: 15_000,
    pollMs: 500,
    resyncMs: 10_000,
    graceMs: 5_000,
    ...given,
  };
}
