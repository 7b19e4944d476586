import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { type MappingRule, rulesSchema } from "@/server/mapping/rule";
import { importInReach } from "./reach";

export async function findMappingRules(
  scope: OrgScope,
  db: Db,
  importId: string,
  version: number,
): Promise<MappingRule[] | null> {
  const row = await db.mappingVersion.findFirst({
    where: { ...importInReach(scope), importId, version },
    select: { rules: true },
  });
  return row ? rulesSchema.parse(row.rules) : null;
}

/** Adds the next version. The caller holds the import's row, so that no two get the same number. */
export async function addMappingVersion(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  importId: string,
  rules: MappingRule[],
  createdBy: string | null,
): Promise<number> {
  const last = await tx.mappingVersion.aggregate({
    where: { ...importInReach(scope), importId },
    _max: { version: true },
  });
  const version = (last._max.version ?? 0) + 1;
  await tx.mappingVersion.create({ data: { orgId: scope.orgId, importId, version, rules, createdBy } });
  return version;
}

export interface MappingVersionRow {
  version: number;
  createdAt: Date;
  createdBy: string | null;
}

/** Latest first. `createdBy` is the person's name. */
export async function listMappingVersions(
  scope: OrgScope,
  db: Db,
  importId: string,
  limit: number,
): Promise<MappingVersionRow[]> {
  const rows = await db.mappingVersion.findMany({
    where: { ...importInReach(scope), importId },
    select: { version: true, createdAt: true, createdBy: true },
    orderBy: { version: "desc" },
    take: limit,
  });
  const userIds = [...new Set(rows.flatMap((row) => row.createdBy ?? []))];
  const users = await db.user.findMany({
    where: { id: { in: userIds }, memberships: { some: { orgId: scope.orgId } } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => ({
    ...row,
    createdBy: row.createdBy ? (names.get(row.createdBy) ?? null) : null,
  }));
}
