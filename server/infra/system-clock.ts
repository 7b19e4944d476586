import { setTimeout as delay } from "node:timers/promises";

/** The machine's own time. */
export const systemClock = {
  now: () => Date.now(),
  sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
    await delay(ms, undefined, signal ? { signal } : undefined);
  },
};
