import type { FoundRecord, TargetEntity } from "@/server/connectors/core/target";
import type { ImportOptions } from "@/server/domain/import-settings";
import type { EngineContext } from "./context";
import { hashValue } from "./hash";
import type { LoadItem } from "./load-item";

export type ConflictPolicy = Pick<ImportOptions, "existing" | "emailClash">;

/** What is to become of a record whose natural key (SKU, e-mail address) the target already has. */
export function settleConflict(
  item: LoadItem,
  key: string,
  found: FoundRecord | undefined,
  options: ConflictPolicy,
  writer: Pick<TargetEntity, "withOwnKey">,
): void {
  const conflict = item.conflict;
  if (!conflict) return;
  const policy = options.existing;
  const details = { sku: key, key, targetId: conflict.targetId };
  const ours = found?.sourceId === item.record.sourceId;
  const foreign = found?.sourceId !== null && found?.sourceId !== undefined && !ours;
  if (found?.takeable && foreign && writer.withOwnKey) {
    settleShared(item, key, found, options.emailClash, writer.withOwnKey);
    return;
  }
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
  } else if (foreign && conflict.issue.code === "sku_duplicate_in_target") {
    // No option takes over what stands for another record.
    const other = { ...details, other: found.sourceId ?? "" };
    item.issues.push({ ...conflict.issue, code: "sku_of_another_product", details: other });
  } else {
    item.issues.push({ ...conflict.issue, details: { ...conflict.issue.details, ...details } });
  }
  item.conflict = null;
}

/** Another record of the source has the key, where it may share one: which is what e-mail addresses do. */
function settleShared(
  item: LoadItem,
  key: string,
  found: FoundRecord,
  policy: ImportOptions["emailClash"],
  withOwnKey: NonNullable<TargetEntity["withOwnKey"]>,
): void {
  item.conflict = null;
  const tell = (detail: string) =>
    item.issues.push({
      code: "email_shared",
      details: { key, other: `id ${found.sourceId ?? "unknown"}`, targetId: found.targetId, detail },
    });
  if (policy === "merge") {
    item.known = { targetId: found.targetId, fieldHashes: {}, children: new Map() };
    item.isNew = false;
    tell(`both are the account ${found.targetId} now, with the data of whichever changed last`);
  } else if (policy === "first") {
    item.skipped = true;
    tell(`this one was left out, the account ${found.targetId} is the other's`);
  } else {
    item.payload.body = withOwnKey(item.payload.body, item.record.sourceId);
    tell("this one has an account of its own, with its id put into the address");
  }
}

/**
 * A record that an earlier run gave a key of its own keeps it: asked for the shared one, the target would only refuse
 * again.
 */
export function keepOwnKeys(writer: Pick<TargetEntity, "withOwnKey">, items: LoadItem[]): void {
  for (const item of items) {
    const { known, payload } = item;
    const own = writer.withOwnKey?.(payload.body, item.record.sourceId);
    if (!own || !known) continue;
    const has = Object.entries(own).some(
      ([field, value]) =>
        known.fieldHashes[field] === hashValue(value) &&
        hashValue(payload.body[field] ?? null) !== hashValue(value),
    );
    if (has) payload.body = own;
  }
}

/** Looks at what stands in the way and settles each case by the import's policy. */
export async function takeOverExisting(
  { writer }: EngineContext,
  options: ConflictPolicy,
  items: LoadItem[],
): Promise<void> {
  const keyOf = (item: LoadItem) => writer.keyOf(item.payload.body) ?? item.record.sku ?? "";
  const found = await writer.findByKey(items.map(keyOf).filter((key) => key !== ""));
  const byId = new Map(found.map((entry) => [entry.targetId, entry]));
  for (const item of items) {
    settleConflict(item, keyOf(item), byId.get(item.conflict?.targetId ?? ""), options, writer);
  }
}
