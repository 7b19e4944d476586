const BASE_MS = 500;
const CAP_MS = 20_000;

function seconds(value: string | undefined): number | undefined {
  if (value === undefined || !/^\d+(\.\d+)?$/.test(value.trim())) return undefined;
  return Number(value) * 1000;
}

function retryAfter(value: string | undefined, nowMs: number): number | undefined {
  const asSeconds = seconds(value);
  if (asSeconds !== undefined || value === undefined) return asSeconds;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/**
 * How long an answer asks to wait: the longest of X-Retry-After (seconds), Retry-After (seconds or a date) and, for
 * 429, X-Rate-Limit-Time-Reset-Ms, which comes with every answer and means nothing for a breakdown. Undefined when it
 * says nothing, as under heavy load.
 */
export function askedWaitMs(
  { status, headers }: { status: number; headers: Record<string, string> },
  nowMs: number,
): number | undefined {
  const resetMs = status === 429 ? headers["x-rate-limit-time-reset-ms"] : undefined;
  const asked = [
    seconds(headers["x-retry-after"]),
    resetMs !== undefined && /^\d+$/.test(resetMs.trim()) ? Number(resetMs) : undefined,
    retryAfter(headers["retry-after"], nowMs),
  ].filter((wait) => wait !== undefined);
  return asked.length > 0 ? Math.max(...asked) : undefined;
}

/** Exponential with jitter over its upper half, so that several requests do not come back at the same moment. */
export function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(CAP_MS, BASE_MS * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * random());
}
