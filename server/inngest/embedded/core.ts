import type { Registry } from "./app/registry";
import type { Admission } from "./run/admission";
import type { ExecutorLogger, Settings } from "./settings";
import type { Database, Tx } from "./store/database";
import type { Queue } from "./store/queue";
import type { EventBody } from "./store/rows";

/** What every part of the executor works with. */
export interface Core {
  db: Database;
  queue: Queue;
  registry: Registry;
  admission: Admission;
  settings: Settings;
  logger: ExecutorLogger;
  /** Takes in the executor's own events, such as a function's failure, within the transaction that caused them. */
  emit(tx: Tx, events: EventBody[]): Promise<void>;
}
