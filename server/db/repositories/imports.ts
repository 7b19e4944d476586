import type { Db } from "@/server/db/client";
import type { Import, Prisma } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { clientInReach, demandInReach, inReach, sqlInReach } from "./reach";

const sideColumns = {
  id: true,
  name: true,
  platform: true,
  status: true,
  store: true,
  updatedAt: true,
} satisfies Prisma.ConnectionSelect;

export type ConnectionSide = Prisma.ConnectionGetPayload<{ select: typeof sideColumns }>;

export interface ImportRow extends Import {
  client: { id: string; name: string };
  source: ConnectionSide | null;
  target: ConnectionSide | null;
}

/** The definition with its client and its stores, read one after the other: a transaction has one connection alone. */
export async function findImportRow(scope: OrgScope, db: Db, importId: string): Promise<ImportRow | null> {
  const row = await db.import.findFirst({ where: { id: importId, ...inReach(scope) } });
  if (!row) return null;
  const side = (id: string | null) =>
    id === null ? null : db.connection.findFirst({ where: { id, ...inReach(scope) }, select: sideColumns });
  const client = await db.client.findFirstOrThrow({
    where: clientInReach(scope, row.clientId),
    select: { id: true, name: true },
  });
  const source = await side(row.sourceId);
  const target = await side(row.targetId);
  return { ...row, client, source, target };
}

/** The same, and nobody else can change the definition until the transaction has ended. */
export async function lockImportRow(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  importId: string,
): Promise<ImportRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Import" i WHERE i."id" = ${importId} AND ${sqlInReach(scope, "i")} FOR UPDATE`;
  return findImportRow(scope, tx, importId);
}

export type NewImport = Omit<Prisma.ImportUncheckedCreateInput, "orgId">;

export async function createImportRow(scope: OrgScope, db: Db, data: NewImport): Promise<{ id: string }> {
  demandInReach(scope, data.clientId);
  return db.import.create({ data: { ...data, orgId: scope.orgId }, select: { id: true } });
}

export type ImportChange = Omit<Prisma.ImportUncheckedUpdateManyInput, "orgId" | "id">;

export async function updateImportRow(
  scope: OrgScope,
  db: Db,
  importId: string,
  data: ImportChange,
): Promise<void> {
  await db.import.updateMany({ where: { id: importId, ...inReach(scope) }, data });
}

/** Its mapping versions, runs, records and issues go with it; links stay, since they belong to the two stores. */
export async function removeImportRow(scope: OrgScope, db: Db, importId: string): Promise<void> {
  await db.import.deleteMany({ where: { id: importId, ...inReach(scope) } });
}

/** The connection if the scope reaches it. */
export function findConnectionSide(scope: OrgScope, db: Db, connectionId: string) {
  return db.connection.findFirst({
    where: { id: connectionId, ...inReach(scope) },
    select: { id: true, name: true, platform: true, status: true, clientId: true },
  });
}

export function listImportNames(scope: OrgScope, db: Db, startsWith: string): Promise<{ name: string }[]> {
  return db.import.findMany({
    where: { ...inReach(scope), name: { startsWith } },
    select: { name: true },
  });
}
