import type { FoundProduct } from "@/server/connectors/core/target";
import type { ImportOptions } from "@/server/domain/import-settings";
import type { EngineContext } from "./context";
import type { LoadItem } from "./load-item";

function skuOf(item: LoadItem): string {
  const sku = item.payload.body.sku;
  return typeof sku === "string" ? sku : (item.record.sku ?? "");
}

/** What is to become of a product whose SKU the target already has. */
export function settleConflict(
  item: LoadItem,
  found: FoundProduct | undefined,
  policy: ImportOptions["existing"],
): void {
  const conflict = item.conflict;
  if (!conflict) return;
  const details = { sku: skuOf(item), targetId: conflict.targetId };
  const ours = found?.sourceId === item.record.sourceId;
  const foreign = found?.sourceId !== null && found?.sourceId !== undefined && !ours;
  const usable = found && found.kind !== "variation" && found.kind !== "other" && !foreign;
  if (usable && (ours || policy === "take_over")) {
    item.known = { targetId: found.targetId, fieldHashes: {}, variations: new Map() };
    // Its variations, if it has some, are found by SKU or stamp.
    item.uncertain = item.payload.variations.length > 0;
    item.isNew = ours;
    item.conflict = null;
    return;
  }
  if (usable && policy === "skip") {
    item.issues.push({ code: "existing_skipped", details });
    item.skipped = true;
  } else {
    item.issues.push({ ...conflict.issue, details: { ...conflict.issue.details, ...details } });
  }
  item.conflict = null;
}

/** Looks at what stands in the way and settles each case by the import's policy. */
export async function takeOverExisting(
  { target }: EngineContext,
  policy: ImportOptions["existing"],
  items: LoadItem[],
): Promise<void> {
  const found = await target.findBySku(items.map(skuOf).filter((sku) => sku !== ""));
  const byId = new Map(found.map((entry) => [entry.targetId, entry]));
  for (const item of items) settleConflict(item, byId.get(item.conflict?.targetId ?? ""), policy);
}
