import type { ProductPayload, ProductWrite, VariationWrite } from "@/server/connectors/core/target";
import { changedFields } from "./hash";

export interface KnownVariation {
  targetId: string;
  fieldHashes: Record<string, string>;
}

/** What the ledger, or a look-up after a lost answer, knows of a product in the target. */
export interface KnownProduct {
  targetId: string;
  fieldHashes: Record<string, string>;
  variations: Map<string, KnownVariation>;
}

/**
 * The write that brings the target from what is known to what is wanted, null when nothing differs.
 * `closed` names variations that were refused, so that they are not tried again.
 */
export function decideWrite(
  sourceId: string,
  payload: ProductPayload,
  known: KnownProduct | null,
  closed: ReadonlySet<string>,
): ProductWrite | null {
  const variations: VariationWrite[] = [];
  for (const variation of payload.variations) {
    if (closed.has(variation.sourceId)) continue;
    const last = known?.variations.get(variation.sourceId);
    const base = { sourceId: variation.sourceId, label: variation.label };
    if (!last) {
      variations.push({ ...base, operation: "create", targetId: null, body: variation.body });
      continue;
    }
    const body = changedFields(variation.body, last.fieldHashes);
    if (Object.keys(body).length > 0) {
      variations.push({ ...base, operation: "update", targetId: last.targetId, body });
    }
  }
  const wanted = new Set(payload.variations.map((variation) => variation.sourceId));
  for (const [goneId, last] of known?.variations ?? []) {
    if (wanted.has(goneId) || closed.has(goneId)) continue;
    variations.push({
      sourceId: goneId,
      label: goneId,
      operation: "delete",
      targetId: last.targetId,
      body: {},
    });
  }
  if (!known) return { sourceId, operation: "create", targetId: null, body: payload.body, variations };
  const body = changedFields(payload.body, known.fieldHashes);
  const productChanges = Object.keys(body).length > 0;
  if (!productChanges && variations.length === 0) return null;
  return {
    sourceId,
    operation: productChanges ? "update" : "none",
    targetId: known.targetId,
    body,
    variations,
  };
}
