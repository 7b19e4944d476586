import type { FieldDifference, ProductWrite } from "@/server/connectors/core/target";
import type { JsonValue } from "@/server/domain/json";
import type { FinalRecordState } from "@/server/domain/run";
import type { EngineContext } from "./context";
import { settleConflict } from "./existing";
import { recoverItems } from "./known";
import type { LoadItem } from "./load-item";
import type { RecordOutcome, RunState } from "./ports";

/** What the run would do with each of these products: the same code as a run, up to the write. */
export async function previewItems(context: EngineContext, run: RunState, items: LoadItem[]): Promise<void> {
  const { target, store } = context;
  const uncertain = items.filter((item) => item.uncertain);
  if (uncertain.length > 0) await recoverItems(context, uncertain, context.now());
  const unlinked = items.filter(
    (item) => !item.known && typeof item.payload.body.sku === "string" && item.payload.body.sku !== "",
  );
  const existing =
    unlinked.length > 0 ? await target.findBySku(unlinked.map((item) => String(item.payload.body.sku))) : [];
  const bySku = new Map(existing.map((found) => [found.sku?.toLowerCase() ?? "", found]));
  for (const item of unlinked) {
    const found = bySku.get(String(item.payload.body.sku).toLowerCase());
    if (!found) continue;
    item.conflict = { targetId: found.targetId, issue: { code: "sku_duplicate_in_target" } };
    settleConflict(item, found, run.options.existing);
  }
  const plans = items.map((item) => ({ item, write: item.nextWrite() }));
  const toRead = plans.flatMap(({ item, write }) => (write && item.known ? [item.known.targetId] : []));
  const held = new Map(
    (toRead.length > 0 ? await target.readProducts(toRead) : []).map((entry) => [entry.targetId, entry]),
  );

  const outcomes = plans.map(({ item, write }): RecordOutcome => {
    const current = item.known ? held.get(item.known.targetId) : undefined;
    if (write && item.known && !current && !item.failed) {
      item.issues.push({ code: "target_missing", details: { targetId: item.known.targetId } });
    }
    const changes = write && current ? differences(context, write, current) : [];
    return {
      ...item.outcome(context, run.options.images === "import"),
      state: previewState(item, write),
      mediaState: "none",
      sent: write
        ? {
            product: write.body,
            variations: Object.fromEntries(write.variations.map((v) => [v.sourceId, v.body])),
          }
        : null,
      changes: changes.map((change) => ({ ...change })) as JsonValue,
      links: [],
    };
  });
  await store.saveOutcomes(outcomes);
}

function previewState(item: LoadItem, write: ProductWrite | null): FinalRecordState {
  if (item.failed) return "failed";
  if (item.skipped) return "skipped";
  if (!write) return "unchanged";
  return write.operation === "create" ? "created" : "updated";
}

function differences(
  { target }: EngineContext,
  write: ProductWrite,
  current: {
    body: { [key: string]: JsonValue };
    variations: { targetId: string; body: { [key: string]: JsonValue } }[];
  },
): FieldDifference[] {
  const variationsById = new Map(current.variations.map((variation) => [variation.targetId, variation.body]));
  return [
    ...target.differences(write.body, current.body),
    ...write.variations.flatMap((variation): FieldDifference[] => {
      if (variation.operation === "create")
        return [{ field: `Variation ${variation.label}`, before: null, after: "new" }];
      if (variation.operation === "delete")
        return [{ field: `Variation ${variation.label}`, before: "there", after: null }];
      const held = variationsById.get(variation.targetId ?? "");
      return held
        ? target
            .differences(variation.body, held)
            .map((change) => ({ ...change, field: `${variation.label}: ${change.field}` }))
        : [];
    }),
  ];
}
