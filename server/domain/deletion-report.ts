import type { Retirement } from "./import-settings";

/** What a run found gone at the source, and what became of it in the target. */
export interface DeletionReport {
  policy: Retirement;
  /** `count`: both sides' numbers agree. `walk`: all ids were gone through. `asked`: named records were asked for. */
  looked: "count" | "walk" | "asked";
  gone: number;
  /** How many of them were dealt with by this run. */
  retired: number;
  /** Why nothing was done: too large a share would go, or not every id could be seen. */
  held: null | { reason: "share" | "incomplete"; detail: string };
}
