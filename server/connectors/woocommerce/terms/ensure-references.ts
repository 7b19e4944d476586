import type { EnsuredReference, Reference, ReferenceLookup } from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { ensureAttributes, ensureAttributeTerms } from "./ensure-attributes";
import { ensureBrands, ensureCategories } from "./ensure-taxonomy";

function ofKind<K extends Reference["kind"]>(references: Reference[], kind: K) {
  return references.filter(
    (reference): reference is Extract<Reference, { kind: K }> => reference.kind === kind,
  );
}

/** See TargetConnector.ensureReferences. Everything goes one after the other: see sendTerms. */
export async function ensureReferences(
  client: WooClient,
  references: Reference[],
  parents: ReferenceLookup,
): Promise<EnsuredReference[]> {
  const categories = await ensureCategories(client, ofKind(references, "category"), parents);
  const brands = await ensureBrands(client, ofKind(references, "brand"));
  const attributes = await ensureAttributes(client, ofKind(references, "attribute"));
  const made = new Map(attributes.map((entry) => [entry.key, entry.targetId]));
  const terms = await ensureAttributeTerms(client, ofKind(references, "attribute-term"), {
    get: (kind, key) => (kind === "attribute" ? (made.get(key) ?? parents.get(kind, key)) : undefined),
  });
  return [...categories, ...brands, ...attributes, ...terms];
}
