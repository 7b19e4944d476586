import type { Retirement } from "./import-settings";

/** What a run found gone at the source, and what became of it. */
export interface DeletionReport {
  policy: Retirement;
  /** `count`: the number of records agreed, so none is gone. `walk`: all ids were read. `asked`: named records were. */
  looked: "count" | "walk" | "asked";
  /** Records that are gone. */
  gone: number;
  /** Those that were dealt with by this run. */
  retired: number;
  /** Why nothing was done about them, in a sentence. */
  held: null | { reason: "share" | "incomplete"; detail: string };
}
