import type { EngineContext } from "./context";
import type { KnownProduct } from "./decide";
import { hashFields } from "./hash";
import type { LoadItem } from "./load-item";
import { MEDIA_HASH } from "./media-list";

/** Fills in what the ledger knows of these products and their variations. */
export async function loadKnown({ store }: EngineContext, items: LoadItem[]): Promise<void> {
  const ids = items.map((item) => item.record.sourceId);
  const [links, variantLinks] = await Promise.all([store.links("product", ids), store.variantLinks(ids)]);
  const byId = new Map(links.filter((link) => !link.missing).map((link) => [link.sourceId, link]));
  const variants = new Map<string, KnownProduct["variations"]>();
  for (const link of variantLinks) {
    const parent = link.parentSourceId ?? "";
    const known = variants.get(parent) ?? new Map();
    known.set(link.sourceId, { targetId: link.targetId, fieldHashes: link.fieldHashes });
    variants.set(parent, known);
  }
  for (const item of items) {
    const link = byId.get(item.record.sourceId);
    if (!link) continue;
    const { [MEDIA_HASH]: mediaHash, ...fieldHashes } = link.fieldHashes;
    item.mediaHash = mediaHash;
    item.isNew = false;
    item.known = {
      targetId: link.targetId,
      fieldHashes,
      variations: variants.get(item.record.sourceId) ?? new Map(),
    };
    // Taken up from its stamp alone: what it holds, and its variations, have to be looked at first.
    if (link.hash === "") item.uncertain = true;
  }
}

function textField(item: LoadItem, field: string): string | null {
  const value = item.payload.body[field];
  return typeof value === "string" && value !== "" ? value : null;
}

/**
 * Looks products up whose writing may have been carried out without our knowing, and takes up what is there.
 * Objects that hold exactly what was wanted count as written; the others are written again, whole.
 */
export async function recoverItems(
  { store, target, sourceKey }: EngineContext,
  items: LoadItem[],
  sinceMs: number,
): Promise<void> {
  const requests = items.map((item) => ({
    sourceId: item.record.sourceId,
    targetId: item.known?.targetId ?? null,
    name: textField(item, "name") ?? item.record.title,
    sku: textField(item, "sku"),
    variations: item.payload.variations.map((variation) => ({
      sourceId: variation.sourceId,
      sku: typeof variation.body.sku === "string" && variation.body.sku !== "" ? variation.body.sku : null,
    })),
  }));
  const found = new Map(
    (await target.recoverProducts(requests, sinceMs, sourceKey)).map((entry) => [entry.sourceId, entry]),
  );
  const held = new Map(
    (await target.readProducts([...found.values()].map((entry) => entry.targetId))).map((entry) => [
      entry.targetId,
      entry,
    ]),
  );
  for (const item of items) {
    item.uncertain = false;
    const entry = found.get(item.record.sourceId);
    const body = entry && held.get(entry.targetId);
    if (!entry || !body) continue;
    const same = target.differences(item.payload.body, body.body).length === 0 && entry.complete;
    const variationBodies = new Map(body.variations.map((variation) => [variation.targetId, variation.body]));
    const known: KnownProduct = {
      targetId: entry.targetId,
      fieldHashes: same ? hashFields(item.payload.body) : {},
      variations: new Map(),
    };
    for (const variation of entry.variations) {
      const wanted = item.payload.variations.find(
        (candidate) => candidate.sourceId === variation.sourceId,
      )?.body;
      const now = variationBodies.get(variation.targetId);
      const equal = wanted && now && target.differences(wanted, now).length === 0;
      known.variations.set(variation.sourceId, {
        targetId: variation.targetId,
        fieldHashes: equal ? hashFields(wanted) : {},
      });
    }
    item.known = known;
  }
  await store.log(
    "info",
    `Looked up ${items.length} products whose answer was lost: ${found.size} are in the target.`,
  );
}
