import type { Reference, ReferenceLookup } from "@/server/connectors/core/target";
import { findLinkedReferences } from "@/server/db/repositories/imports-references";
import type { LinkKind } from "@/server/domain/entity";
import type { Product } from "@/server/domain/product";
import type { OrgScope } from "@/server/domain/scope";
import { placeholderId } from "@/server/engine/references";
import type { ServiceDeps } from "@/server/services/deps";

interface Wanted {
  kind: LinkKind;
  key: string;
}

export function wantedBy(product: Product, references: Reference[]): Wanted[] {
  return [
    ...product.categoryIds.map((key): Wanted => ({ kind: "category", key })),
    ...(product.brand ? [{ kind: "brand" as const, key: product.brand.sourceId }] : []),
    ...references.map(({ kind, key }): Wanted => ({ kind, key })),
  ];
}

/** Ids that earlier runs know; a placeholder for what a run would make first. */
export async function lookUpReferences(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  pair: { sourceConnId: string; targetConnId: string },
  wanted: Wanted[],
): Promise<ReferenceLookup> {
  const linked = await findLinkedReferences(scope, deps.db, pair, wanted);
  const ids = new Map(linked.map(({ kind, key, targetId }) => [`${kind}\n${key}`, targetId]));
  return { get: (kind, key) => ids.get(`${kind}\n${key}`) ?? placeholderId(kind, key) };
}
