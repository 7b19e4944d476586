import type { Db } from "@/server/db/client";
import type { OrgScope } from "@/server/domain/scope";
import { inReach } from "./reach";

export async function readThreshold(scope: OrgScope, db: Db): Promise<number> {
  const { noticeThreshold } = await db.organisation.findFirstOrThrow({
    where: { id: scope.orgId },
    select: { noticeThreshold: true },
  });
  return noticeThreshold;
}

export async function saveThreshold(scope: OrgScope, db: Db, percent: number): Promise<void> {
  await db.organisation.update({ where: { id: scope.orgId }, data: { noticeThreshold: percent } });
}

export async function listOwnThresholds(
  scope: OrgScope,
  db: Db,
): Promise<{ importId: string; name: string; percent: number }[]> {
  const rows = await db.import.findMany({
    where: { ...inReach(scope), noticeThreshold: { not: null } },
    select: { id: true, name: true, noticeThreshold: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ id, name, noticeThreshold }) => ({ importId: id, name, percent: noticeThreshold ?? 0 }));
}

export async function saveImportThreshold(
  scope: OrgScope,
  db: Db,
  importId: string,
  percent: number | null,
): Promise<void> {
  await db.import.updateMany({
    where: { id: importId, ...inReach(scope) },
    data: { noticeThreshold: percent },
  });
}
