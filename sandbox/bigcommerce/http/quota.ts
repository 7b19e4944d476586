import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { tooManyRequests } from "./answers";

export interface QuotaOptions {
  /** How many requests a window allows: 150 on the Standard and Plus plans, 450 on Pro. */
  requests?: number;
  windowMs?: number;
}

export interface Quota {
  middleware: MiddlewareHandler<SandboxEnv>;
  /** Sets the headers that say how much is left; `resetMs` overrides the time to the next window. */
  stamp(headers: Headers, resetMs?: number): void;
  left(): number;
  /** Takes requests away, as another app on the same store would. */
  spend(requests: number): void;
  reset(): void;
}

const bare = new WeakSet<Request>();

/** Marks a request whose answer is to carry no quota headers. */
export function withoutQuotaHeaders(c: Context): void {
  bare.add(c.req.raw);
}

/**
 * The store's quota, shared by all tokens: a window that refills when it is over. Header names and meaning:
 * https://developer.bigcommerce.com/docs/start/best-practices/api-rate-limits
 */
export function createQuota({ requests = 450, windowMs = 30_000 }: QuotaOptions = {}): Quota {
  let opened = 0;
  let spent = 0;

  function roll(): void {
    const now = performance.now();
    if (opened !== 0 && now - opened < windowMs) return;
    opened = now;
    spent = 0;
  }

  function restMs(): number {
    return Math.max(1, Math.ceil(windowMs - (performance.now() - opened)));
  }

  function stamp(headers: Headers, resetMs = restMs()): void {
    headers.set("X-Rate-Limit-Requests-Left", String(Math.max(0, requests - spent)));
    headers.set("X-Rate-Limit-Requests-Quota", String(requests));
    headers.set("X-Rate-Limit-Time-Reset-Ms", String(resetMs));
    headers.set("X-Rate-Limit-Time-Window-Ms", String(windowMs));
  }

  return {
    middleware: async (c, next) => {
      roll();
      if (spent >= requests) {
        const answer = tooManyRequests(c);
        stamp(answer.headers);
        answer.headers.set("X-Retry-After", String(Math.ceil(restMs() / 1000)));
        return answer;
      }
      spent += 1;
      await next();
      if (bare.has(c.req.raw) || c.res.headers.has("X-Rate-Limit-Requests-Left")) return;
      stamp(c.res.headers);
    },
    stamp,
    left: () => {
      roll();
      return Math.max(0, requests - spent);
    },
    spend: (count) => {
      roll();
      spent += count;
    },
    reset: () => {
      opened = 0;
    },
  };
}
