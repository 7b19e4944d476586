import type { FoundRecord } from "@/server/connectors/core/target";
import type { ImportOptions } from "@/server/domain/import-settings";
import type { EngineContext } from "./context";
import type { LoadItem } from "./load-item";

/** What is to become of a record whose natural key (SKU, e-mail address) the target already has. */
export function settleConflict(
  item: LoadItem,
  key: string,
  found: FoundRecord | undefined,
  policy: ImportOptions["existing"],
): void {
  const conflict = item.conflict;
  if (!conflict) return;
  const details = { sku: key, key, targetId: conflict.targetId };
  const ours = found?.sourceId === item.record.sourceId;
  const foreign = found?.sourceId !== null && found?.sourceId !== undefined && !ours;
  const usable = found?.takeable && !foreign;
  if (usable && (ours || policy === "take_over")) {
    item.known = { targetId: found.targetId, fieldHashes: {}, children: new Map() };
    // What lies below it, if there is anything, is found by stamp or by a key of its own.
    item.uncertain = item.payload.children.length > 0;
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
  { writer }: EngineContext,
  policy: ImportOptions["existing"],
  items: LoadItem[],
): Promise<void> {
  const keyOf = (item: LoadItem) => writer.keyOf(item.payload.body) ?? item.record.sku ?? "";
  const found = await writer.findByKey(items.map(keyOf).filter((key) => key !== ""));
  const byId = new Map(found.map((entry) => [entry.targetId, entry]));
  for (const item of items) {
    settleConflict(item, keyOf(item), byId.get(item.conflict?.targetId ?? ""), policy);
  }
}
