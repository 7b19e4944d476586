import type { Db } from "@/server/db/client";
import type { LinkKind } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import { storesInReach } from "./reach";

/** Target ids of what earlier runs between these two stores have made, by kind and key. */
export async function findLinkedReferences(
  scope: OrgScope,
  db: Db,
  pair: { sourceConnId: string; targetConnId: string },
  wanted: { kind: LinkKind; key: string }[],
): Promise<{ kind: string; key: string; targetId: string }[]> {
  if (wanted.length === 0) return [];
  const kinds = [...new Set(wanted.map(({ kind }) => kind))];
  const rows = await db.link.findMany({
    where: {
      ...storesInReach(scope),
      ...pair,
      missing: false,
      OR: kinds.map((kind) => ({
        kind,
        sourceId: { in: [...new Set(wanted.filter((entry) => entry.kind === kind).map(({ key }) => key))] },
      })),
    },
    select: { kind: true, sourceId: true, targetId: true },
  });
  return rows.map(({ kind, sourceId, targetId }) => ({ kind, key: sourceId, targetId }));
}
