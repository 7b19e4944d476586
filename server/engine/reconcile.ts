import type { FoundRecord, TargetCensus } from "@/server/connectors/core/target";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import { MoneyCount } from "./money-count";
import type { ReconciliationReport } from "./ports";
import { endSilence } from "./silence";

const PAGE = 1_000;

/** Few records have changed: they alone are looked at, and the whole shop by the next full run. */
async function lookAtOwn({ store, writer }: EngineContext): Promise<TargetCensus> {
  const stamped: FoundRecord[] = [];
  for (let after = -1; ; ) {
    const page = await store.expectedInTarget(after, PAGE);
    const last = page.at(-1);
    if (!last) return { stamped, total: stamped.length };
    const held = await writer.read(page.map((expected) => expected.targetId));
    const there = new Set(held.map((record) => record.targetId));
    for (const { sourceId, targetId, amount } of page) {
      if (!there.has(targetId)) continue;
      stamped.push({
        targetId,
        sourceId,
        key: null,
        name: "",
        status: "",
        takeable: true,
        parentTargetId: null,
        // What an order comes to was compared when it was written.
        ...(amount ? { amount } : {}),
      });
    }
    after = last.seq;
  }
}

/**
 * Looks at the target as a whole: every record that this run accounts for must be there, once.
 * A second copy, left by an answer that was lost, goes to the trash. One that somebody has made in the shop is theirs.
 */
export async function reconcileRun(context: EngineContext): Promise<ReconciliationReport> {
  const { store, writer, entity, sourceKey } = context;
  const run = await store.load();
  await endSilence(context);
  const census = run.kind === "incremental" ? await lookAtOwn(context) : await writer.census(sourceKey);
  const byTarget = new Map(census.stamped.map((found) => [found.targetId, found]));
  const money = new MoneyCount();
  const bySource = new Map<string, FoundRecord[]>();
  for (const found of census.stamped) {
    if (found.sourceId === null) continue;
    bySource.set(found.sourceId, [...(bySource.get(found.sourceId) ?? []), found]);
  }

  let missing = 0;
  let copies = 0;
  const gone: string[] = [];
  const surplus: { targetId: string; recordId: string }[] = [];
  let after = -1;
  for (;;) {
    const page = await store.expectedInTarget(after, PAGE);
    for (const expected of page) {
      money.add(expected, byTarget.get(expected.targetId));
      if (!byTarget.has(expected.targetId)) {
        missing += 1;
        gone.push(expected.sourceId);
        await store.addIssue(
          expected.recordId,
          { code: "target_missing", details: { targetId: expected.targetId } },
          "failed",
        );
      }
      for (const { targetId, mayBeCopy } of bySource.get(expected.sourceId) ?? []) {
        if (targetId === expected.targetId) continue;
        if (mayBeCopy) copies += 1;
        else surplus.push({ targetId, recordId: expected.recordId });
      }
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.seq;
  }
  // The next run makes them anew.
  const links = await store.links(RECORD_KIND_OF[entity], gone);
  await store.saveLinks(links.map((link) => ({ ...link, missing: true })));
  if (surplus.length > 0) {
    await writer.trash(surplus.map((entry) => entry.targetId));
    for (const { recordId, targetId } of surplus) {
      await store.addIssue(recordId, { code: "duplicate_removed", details: { targetId } });
    }
  }
  const differing = await store.countIssues("target_differs");
  const report: ReconciliationReport = {
    sourceRead: run.counters.read,
    targetStamped: census.stamped.length - surplus.length - copies,
    targetTotal: census.total - surplus.length,
    missing,
    duplicatesRemoved: surplus.length,
    differing,
    ...(entity === "orders" ? { money: money.sums() } : {}),
    agreed: missing === 0 && differing === 0 && money.agrees(),
  };
  await store.saveReconciliation(report);
  await store.log(
    report.agreed ? "info" : "warning",
    report.agreed
      ? `The target agrees: all ${run.counters.read - run.counters.failed - run.counters.skipped} ${entity} are there.`
      : `The target does not agree: ${missing} ${entity} are missing, ${differing} fields hold something else.${money.words()}`,
  );
  return report;
}
