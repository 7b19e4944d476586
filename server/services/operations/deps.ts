import type { PrismaClient } from "@/server/db/generated/client";
import type { Clock } from "../deps";

/** What is told of whatever runs the steps. Built by the composition, which knows which one it is. */
export interface ExecutorView {
  /** Why no step would be run now, in a sentence; null when one would. */
  trouble(): Promise<string | null>;
  /** How much waits in it, by state; empty when it is not ours to count. */
  depths(): Promise<Record<string, number>>;
}

export interface OperationDeps {
  db: PrismaClient;
  clock: Pick<Clock, "now">;
  executor: ExecutorView;
  /** Versions of the keys that open stored credentials. */
  keyVersions: ReadonlySet<number>;
  /** Names of the migrations that this code was written for. */
  expectedMigrations(): Promise<string[]>;
}
