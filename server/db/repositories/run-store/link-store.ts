import type { RunStore } from "@/server/engine/ports";
import { linkOf, upsertLinks } from "./link-rows";
import type { StoreContext } from "./run-store";

type Part = Pick<RunStore, "links" | "childLinks" | "saveLinks" | "removeLinks" | "hasLinks">;

export function linkStore({ db, scope, run }: StoreContext): Part {
  const pair = { sourceConnId: run.sourceId, targetConnId: run.targetId };
  const ledger = { orgId: scope.orgId, ...pair };
  return {
    async links(kind, sourceIds) {
      if (sourceIds.length === 0) return [];
      return (await db.link.findMany({ where: { ...ledger, kind, sourceId: { in: sourceIds } } })).map(
        linkOf,
      );
    },
    async childLinks(kinds, parentSourceIds) {
      if (kinds.length === 0 || parentSourceIds.length === 0) return [];
      const rows = await db.link.findMany({
        where: { ...ledger, kind: { in: [...kinds] }, parentSourceId: { in: parentSourceIds } },
      });
      return rows.map(linkOf);
    },
    async saveLinks(links) {
      await db.$transaction((tx) => upsertLinks(tx, scope, pair, run.id, links));
    },
    async removeLinks(kind, sourceIds) {
      await db.link.deleteMany({ where: { ...ledger, kind, sourceId: { in: sourceIds } } });
    },
    async hasLinks(kind) {
      return (await db.link.findFirst({ where: { ...ledger, kind }, select: { id: true } })) !== null;
    },
  };
}
