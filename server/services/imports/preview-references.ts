import type { Reference, ReferenceLookup } from "@/server/connectors/core/target";
import { findLinkedReferences } from "@/server/db/repositories/imports-references";
import type { CanonicalRecord } from "@/server/domain/canonical";
import type { LinkKind } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import { ledgerKeysOf, placeholderId } from "@/server/engine/references";
import type { ServiceDeps } from "@/server/services/deps";

interface Wanted {
  kind: LinkKind;
  key: string;
}

export function wantedBy(record: CanonicalRecord, references: Reference[]): Wanted[] {
  return [...ledgerKeysOf(record), ...references.map(({ kind, key }): Wanted => ({ kind, key }))];
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
