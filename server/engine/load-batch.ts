import type { RunReach } from "@/server/domain/run";
import { compileMapping } from "@/server/mapping/apply";
import type { EngineContext } from "./context";
import { keepOwnKeys } from "./existing";
import { loadKnown } from "./known";
import { LoadItem } from "./load-item";
import type { RecordOutcome, RunState, StoredRecord } from "./ports";
import { type PreparedRecord, prepareRecord, type UnusableRecord } from "./prepare";
import { previewItems } from "./preview";
import { definitionHash, isSettled, readHash } from "./read-hash";
import { resolveReferences } from "./references";
import { keepStockOnly } from "./stock";
import { importTaxonomy } from "./taxonomy";
import { writeItems } from "./write-items";

/** A step takes this many requests a lane at most, so that it stays well below a host's time limit. */
const BATCHES_PER_LANE = 4;

/** Stock and prices need none; a few chosen records make those that they need by themselves. */
const READS_TAXONOMY_LATE: ReadonlySet<RunReach> = new Set(["changes", "comparison", "chosen"]);

function unusableOutcome({ record, mapped, issues }: UnusableRecord): RecordOutcome {
  return {
    recordId: record.id,
    state: "failed",
    mediaState: "none",
    targetId: null,
    mapped: mapped ? { ...mapped } : null,
    sent: null,
    answered: null,
    changes: null,
    issues,
    links: [],
    childrenWritten: 0,
    limits: [],
  };
}

/**
 * Takes the next records, maps them, compares them with the ledger and writes what differs.
 * Safe to repeat: records whose earlier attempt has no known end are looked up before they are written.
 */
export async function loadBatch(context: EngineContext): Promise<{ loaded: number }> {
  const { store } = context;
  const run = await store.load();
  const size = run.options.batchSize * run.options.concurrency * BATCHES_PER_LANE;
  const records = await store.claimBatch({ records: size, weight: size * 2 });
  if (records.length === 0) return { loaded: 0 };
  // Categories and brands are read by a run for changes once it knows that there are some.
  if (READS_TAXONOMY_LATE.has(run.reach) && run.kind === "incremental" && !(await store.hasTaxonomy()))
    await importTaxonomy(context);
  const items = await prepareItems(context, run, records);
  if (run.kind === "dry_run") {
    await previewItems(context, run, items);
  } else {
    await writeItems(context, run, items);
  }
  return { loaded: records.length };
}

async function prepareItems(
  context: EngineContext,
  run: RunState,
  records: StoredRecord[],
): Promise<LoadItem[]> {
  if (!run.profiles) throw new Error("The run has not been planned yet");
  const mapping = compileMapping(run.rules, context.targetFields);
  const prepared: PreparedRecord[] = [];
  const unusable: RecordOutcome[] = [];
  for (const record of records) {
    const result = prepareRecord(context, mapping, record);
    if (result.ok) prepared.push(result.prepared);
    else unusable.push(unusableOutcome(result.unusable));
  }
  if (unusable.length > 0) await context.store.saveOutcomes(unusable);
  const stockOnly = run.reach === "stock_and_prices";
  // Stock and prices point at nothing, so nothing is made for their sake.
  const makesNothing = run.kind === "dry_run" || stockOnly;
  const { index, issues } = await resolveReferences(context, prepared, run.options, makesNothing);
  const definition = definitionHash(run);
  const payloadContext = {
    references: index,
    source: run.profiles.source,
    target: run.profiles.target,
    options: run.options,
    sourceKey: context.sourceKey,
  };
  const items = prepared.map(({ record, mapped, issues: own }) => {
    const payload = context.writer.toPayload(mapped, payloadContext);
    const all = [...own, ...(issues.get(record.id) ?? []), ...payload.issues];
    const item = new LoadItem(record, mapped, payload, all, undefined);
    // A part of it says nothing of the whole.
    item.readHash = stockOnly || !isSettled(payload, all) ? null : readHash(definition, record.read);
    return item;
  });
  await loadKnown(context, items);
  keepOwnKeys(context.writer, items);
  for (const { wasRetired, payload } of items) {
    if (wasRetired) payload.body = { ...context.writer.returnFields, ...payload.body };
  }
  if (stockOnly) for (const item of items) keepStockOnly(item, context.writer.stockFields ?? []);
  return items;
}
