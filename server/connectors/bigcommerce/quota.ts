import type { ConnectorContext } from "../core/context";
import type { Throttle } from "../core/http-types";
import { askedWaitMs } from "../core/retry";
import { PLATFORM_NAME } from "./descriptor";

/** BigCommerce's window as its last answer told it. */
export interface QuotaWindow {
  quota: number;
  left: number;
  windowMs: number;
  /** On the context's clock. */
  resetsAt: number;
}

export interface QuotaGateOptions {
  /** The part of the window that this run takes; the rest is for the store's other apps. Default 0.8. */
  share?: number;
  /** Requests at the same time. The catalogue's own limit is not documented, so few. Default 3. */
  concurrency?: number;
}

export interface QuotaGate extends Throttle {
  window(): QuotaWindow | null;
}

/** The clock of the store and ours are read at different moments. */
const MARGIN_MS = 100;
/** Some plans have no limit and tell a quota of millions; a share of that would be absurd. */
const MOST_RESERVED = 200;

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value.trim()) ? Number(value) : undefined;
}

/**
 * Reads the four headers that come with each answer, as strings:
 * https://developer.bigcommerce.com/docs/start/best-practices/api-rate-limits
 */
export function readWindow(headers: Record<string, string>, nowMs: number): QuotaWindow | null {
  const quota = whole(headers["x-rate-limit-requests-quota"]);
  const left = whole(headers["x-rate-limit-requests-left"]);
  const resetMs = whole(headers["x-rate-limit-time-reset-ms"]);
  if (quota === undefined || left === undefined || resetMs === undefined || quota === 0) return null;
  return {
    quota,
    left,
    windowMs: whole(headers["x-rate-limit-time-window-ms"]) ?? 30_000,
    resetsAt: nowMs + resetMs,
  };
}

/**
 * Lets a few requests through at a time, and none while the window is nearly spent: all apps of a store share one
 * quota, and who runs into 429 again and again is considered abusive.
 */
export function createQuotaGate(
  context: Pick<ConnectorContext, "now" | "sleep" | "onWait" | "signal">,
  options: QuotaGateOptions = {},
): QuotaGate {
  const share = options.share ?? 0.8;
  const concurrency = options.concurrency ?? 3;
  const waiting: (() => void)[] = [];
  let running = 0;
  let window: QuotaWindow | null = null;
  let pausing: Promise<void> | null = null;

  /** Asked by a request that counts as running already. Zero while there is room beyond what is left to others. */
  function pauseMs(): number {
    const now = context.now();
    if (!window || now >= window.resetsAt) return 0;
    const reserved = Math.min(Math.ceil(window.quota * (1 - share)), window.quota - 1, MOST_RESERVED);
    return window.left - (running - 1) > reserved ? 0 : window.resetsAt - now + MARGIN_MS;
  }

  function pause(ms: number): Promise<void> {
    pausing ??= (async () => {
      try {
        if (ms > 1000) context.onWait?.({ reason: "source_quota", label: `${PLATFORM_NAME}'s quota`, ms });
        await context.sleep(ms, context.signal);
        window = null;
      } finally {
        pausing = null;
      }
    })();
    return pausing;
  }

  async function slot(signal: AbortSignal | undefined): Promise<void> {
    while (running >= concurrency) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (signal?.aborted) {
        waiting.shift()?.();
        signal.throwIfAborted();
      }
    }
    running += 1;
  }

  /** Answers may come out of order: within one window the smallest number left is the newest. */
  function learn(next: QuotaWindow | null): void {
    if (!next) return;
    const sameWindow = window !== null && Math.abs(window.resetsAt - next.resetsAt) < 2000;
    window = sameWindow && window ? { ...next, left: Math.min(window.left, next.left) } : next;
  }

  function release(): void {
    running -= 1;
    waiting.shift()?.();
  }

  return {
    window: () => window,
    async acquire(signal) {
      await slot(signal);
      try {
        for (let ms = pauseMs(); ms > 0; ms = pauseMs()) await pause(ms);
      } catch (error) {
        release();
        throw error;
      }
    },
    release(answer) {
      if (answer) {
        const now = context.now();
        learn(readWindow(answer.headers, now));
        const asked = answer.status === 429 ? askedWaitMs(answer, now) : undefined;
        if (asked !== undefined && window) window = { ...window, left: 0, resetsAt: now + asked };
      }
      release();
    },
  };
}
