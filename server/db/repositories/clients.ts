import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { clientInReach, inReach, sqlClientInReach } from "./reach";

export interface ClientName {
  id: string;
  name: string;
}

const nameColumns = { id: true, name: true } satisfies Prisma.ClientSelect;

export function countClients(scope: OrgScope, db: Db): Promise<number> {
  return db.client.count({ where: clientInReach(scope) });
}

export function findClient(
  scope: OrgScope,
  db: Db,
  id: string,
): Promise<(ClientName & { createdAt: Date }) | null> {
  return db.client.findFirst({
    where: clientInReach(scope, id),
    select: { ...nameColumns, createdAt: true },
  });
}

/** Those of the ids that the scope reaches, by name. */
export function findClientsByIds(scope: OrgScope, db: Db, ids: readonly string[]): Promise<ClientName[]> {
  return db.client.findMany({
    where: { AND: [clientInReach(scope), { id: { in: [...ids] } }] },
    select: nameColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** The oldest first. */
export function listFirstClients(scope: OrgScope, db: Db, limit: number): Promise<ClientName[]> {
  return db.client.findMany({
    where: clientInReach(scope),
    select: nameColumns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

/** The client, which nobody can remove until the transaction has ended: something is about to be made for it. */
export async function claimClient(scope: OrgScope, tx: Db, id: string): Promise<ClientName | null> {
  await tx.$queryRaw`SELECT 1 FROM "Client" c WHERE "id" = ${id} AND ${sqlClientInReach(scope, "c")} FOR KEY SHARE`;
  return findClient(scope, tx, id);
}

/** The client, for which nobody can make anything until the transaction has ended: it is about to go. */
export async function lockClient(scope: OrgScope, tx: Db, id: string): Promise<ClientName | null> {
  await tx.$queryRaw`SELECT 1 FROM "Client" c WHERE "id" = ${id} AND ${sqlClientInReach(scope, "c")} FOR UPDATE`;
  return findClient(scope, tx, id);
}

export function insertClient(scope: OrgScope, db: Db, name: string): Promise<{ id: string }> {
  return db.client.create({ data: { orgId: scope.orgId, name }, select: { id: true } });
}

/** Whatever its capitals. */
export async function isClientNameTaken(
  scope: OrgScope,
  db: Db,
  name: string,
  except?: string,
): Promise<boolean> {
  const found: unknown[] = await db.$queryRaw`
    SELECT 1 FROM "Client" c WHERE ${sqlClientInReach(scope, "c")} AND lower("name") = lower(${name})
      AND "id" IS DISTINCT FROM ${except ?? null} LIMIT 1`;
  return found.length > 0;
}

export async function updateClientName(scope: OrgScope, db: Db, id: string, name: string): Promise<void> {
  await db.client.updateMany({ where: clientInReach(scope, id), data: { name } });
}

export async function deleteClient(scope: OrgScope, db: Db, id: string): Promise<void> {
  await db.client.deleteMany({ where: clientInReach(scope, id) });
}

export interface HeldByClient {
  connections: string[];
  imports: string[];
}

/** Names of what belongs to the client. */
export async function findHeldByClient(scope: OrgScope, db: Db, clientId: string): Promise<HeldByClient> {
  const of = {
    where: inReach(scope, clientId),
    select: { name: true },
    orderBy: { name: "asc" },
  } as const;
  // One after the other: within a transaction there is one connection alone.
  const connections = await db.connection.findMany(of);
  const imports = await db.import.findMany(of);
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  return { connections: names(connections), imports: names(imports) };
}

export interface ClientCounts {
  connections: number;
  imports: number;
  /** Members who are there for single clients, this one among them. */
  members: number;
}

export async function countOfClient(scope: OrgScope, db: Db, clientId: string): Promise<ClientCounts> {
  const where = inReach(scope, clientId);
  const connections = await db.connection.count({ where });
  const imports = await db.import.count({ where });
  return { connections, imports, members: await db.membershipClient.count({ where }) };
}
