import type { EngineContext } from "./context";
import type { ReconciliationReport } from "./ports";

const PAGE = 1_000;

/**
 * Looks at the target as a whole: every product that this run accounts for must be there, once.
 * A second copy, left by an answer that was lost, goes to the trash.
 */
export async function reconcileRun(context: EngineContext): Promise<ReconciliationReport> {
  const { store, target, sourceKey } = context;
  const run = await store.load();
  const census = await target.census(sourceKey);
  const stampedIds = new Set(census.stamped.map((found) => found.targetId));
  const bySource = new Map<string, string[]>();
  for (const found of census.stamped) {
    if (found.sourceId === null) continue;
    bySource.set(found.sourceId, [...(bySource.get(found.sourceId) ?? []), found.targetId]);
  }

  let missing = 0;
  const gone: string[] = [];
  const surplus: { targetId: string; recordId: string }[] = [];
  let after = -1;
  for (;;) {
    const page = await store.expectedInTarget(after, PAGE);
    for (const expected of page) {
      if (!stampedIds.has(expected.targetId)) {
        missing += 1;
        gone.push(expected.sourceId);
        await store.addIssue(
          expected.recordId,
          { code: "target_missing", details: { targetId: expected.targetId } },
          "failed",
        );
      }
      for (const targetId of bySource.get(expected.sourceId) ?? []) {
        if (targetId !== expected.targetId) surplus.push({ targetId, recordId: expected.recordId });
      }
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.seq;
  }
  // The next run makes them anew.
  const links = await store.links("product", gone);
  await store.saveLinks(links.map((link) => ({ ...link, missing: true })));
  if (surplus.length > 0) {
    await target.trashProducts(surplus.map((entry) => entry.targetId));
    for (const { recordId, targetId } of surplus) {
      await store.addIssue(recordId, { code: "duplicate_removed", details: { targetId } });
    }
  }
  const differing = await store.countIssues("target_differs");
  const report: ReconciliationReport = {
    sourceRead: run.counters.read,
    targetStamped: census.stamped.length - surplus.length,
    targetTotal: census.totalProducts - surplus.length,
    missing,
    duplicatesRemoved: surplus.length,
    differing,
    agreed: missing === 0 && differing === 0,
  };
  await store.saveReconciliation(report);
  await store.log(
    report.agreed ? "info" : "warning",
    report.agreed
      ? `The target agrees: all ${run.counters.read - run.counters.failed - run.counters.skipped} products are there.`
      : `The target does not agree: ${missing} products are missing, ${differing} fields hold something else.`,
  );
  return report;
}
