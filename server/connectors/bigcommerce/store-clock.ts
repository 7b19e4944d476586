import type { TransportResponse } from "../core/transport";

export interface StoreClock {
  see(answer: TransportResponse | undefined): void;
  /** The store's clock minus ours; null before the first answer. */
  offsetMs(): number | null;
}

/**
 * Reads the store's clock off its answers. A Date header has whole seconds, rounded down: the offset is up to a second
 * too small, which makes a watermark too early rather than too late.
 */
export function createStoreClock(now: () => number): StoreClock {
  let offset: number | null = null;
  return {
    see(answer) {
      const told = Date.parse(answer?.headers.date ?? "");
      if (!Number.isNaN(told)) offset = told - now();
    },
    offsetMs: () => offset,
  };
}
