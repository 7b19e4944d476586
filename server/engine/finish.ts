import { endedRecords } from "@/server/domain/run";
import type { EngineContext } from "./context";
import type { ReconciliationReport } from "./ports";

/** Ends the run: it has succeeded only when every record is accounted for and the target agrees. */
export async function finishRun(
  { store }: EngineContext,
  report: ReconciliationReport | null,
): Promise<void> {
  const { counters, deletions } = await store.load();
  const succeeded =
    endedRecords(counters) === counters.read &&
    counters.failed === 0 &&
    !deletions?.held &&
    (report?.agreed ?? true);
  await store.log(
    succeeded ? "info" : "warning",
    `Ended: ${counters.read} read, ${counters.created} created, ${counters.updated} updated, ${counters.unchanged} unchanged, ${counters.skipped} skipped, ${counters.failed} failed${counters.removed > 0 ? `, ${counters.removed} taken away` : ""}.`,
  );
  await store.end(succeeded ? "succeeded" : "completed_with_issues");
}
