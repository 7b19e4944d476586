import { AsyncLocalStorage } from "node:async_hooks";

/** What every line that is logged meanwhile is found by. */
export interface LogIds {
  requestId?: string;
  runId?: string;
  step?: string;
}

/** Kept across the bundles that Next makes of the server, so that a page and what it calls share one. */
const kept = globalThis as { primelinkLogIds?: AsyncLocalStorage<LogIds> };
kept.primelinkLogIds ??= new AsyncLocalStorage<LogIds>();
const ids = kept.primelinkLogIds;

/** Does the work; each line that is logged within carries these ids besides those it had. */
export function withLogIds<T>(more: LogIds, work: () => T): T {
  return ids.run({ ...ids.getStore(), ...more }, work);
}

export function logIds(): LogIds {
  return ids.getStore() ?? {};
}
