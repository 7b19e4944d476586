import { setTimeout as delay } from "node:timers/promises";
import PQueue from "p-queue";

/** How quickly a store answers: so many milliseconds an item, so many requests at a time. */
export interface PaceOptions {
  msPerItem: number;
  concurrency: number;
}

export interface Pace {
  /**
   * Does the work and holds its answer back until the time that a real store needs for so many items is over.
   * Requests past the concurrency wait in order, as they do behind a store's few PHP workers.
   */
  run<T>(work: () => Promise<T>, items: number | ((result: T) => number)): Promise<T>;
}

/** Without options every answer goes out at once. */
export function createPace(options?: PaceOptions): Pace {
  if (!options || options.msPerItem <= 0) return { run: (work) => work() };
  const queue = new PQueue({ concurrency: Math.max(1, options.concurrency) });
  return {
    run: (work, items) =>
      queue.add(async () => {
        const started = performance.now();
        const result = await work();
        const count = typeof items === "number" ? items : items(result);
        const rest = count * options.msPerItem - (performance.now() - started);
        if (rest > 0) await delay(rest);
        return result;
      }),
  };
}
