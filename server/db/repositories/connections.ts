import { z } from "zod";
import type { Db } from "@/server/db/client";
import type { Connection, ConnectionStatus, Prisma } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { demandInReach, inReach, storesInReach } from "./reach";
import { type StoredCheck, storedCheckSchema } from "./stored-check";

const textsSchema = z.record(z.string(), z.string()).catch({});

/** A connection as it may be shown: its secrets are not among it, and no other function here hands them out but `readSealed`. */
export interface StoredConnection {
  id: string;
  clientId: string;
  clientName: string;
  platform: string;
  name: string;
  status: ConnectionStatus;
  settings: Record<string, string>;
  store: Record<string, string>;
  lastCheck: StoredCheck | null;
  lastCheckAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface Sealed {
  bytes: Uint8Array<ArrayBuffer>;
  keyVersion: number;
}

const shown = {
  id: true,
  clientId: true,
  client: { select: { name: true } },
  platform: true,
  name: true,
  status: true,
  settings: true,
  store: true,
  lastCheck: true,
  lastCheckAt: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ConnectionSelect;

type ShownRow = Prisma.ConnectionGetPayload<{ select: typeof shown }>;

function toStored({ client, settings, store, lastCheck, ...row }: ShownRow): StoredConnection {
  return {
    ...row,
    clientName: client.name,
    settings: textsSchema.parse(settings),
    store: textsSchema.parse(store),
    lastCheck: storedCheckSchema.safeParse(lastCheck).data ?? null,
  };
}

export type ListedConnection = StoredConnection & { imports: number };

const listed = {
  ...shown,
  _count: { select: { sourceOf: true, targetOf: true } },
} satisfies Prisma.ConnectionSelect;

function toListed({
  _count,
  ...row
}: Prisma.ConnectionGetPayload<{ select: typeof listed }>): ListedConnection {
  return { ...toStored(row), imports: _count.sourceOf + _count.targetOf };
}

export async function listConnections(scope: OrgScope, db: Db): Promise<ListedConnection[]> {
  const rows = await db.connection.findMany({
    where: inReach(scope),
    select: listed,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(toListed);
}

export interface ConnectionPageQuery {
  page: number;
  pageSize: number;
  sort: "name" | "createdAt";
  direction: "asc" | "desc";
  search: string;
  status: ConnectionStatus[];
}

/** Searched by its own name and by that of its client. */
export async function listConnectionPage(
  scope: OrgScope,
  db: Db,
  query: ConnectionPageQuery,
): Promise<{ rows: ListedConnection[]; total: number }> {
  const holds = { contains: query.search, mode: "insensitive" } as const;
  const where: Prisma.ConnectionWhereInput = {
    ...inReach(scope),
    ...(query.status.length > 0 ? { status: { in: query.status } } : {}),
    ...(query.search === "" ? {} : { OR: [{ name: holds }, { client: { name: holds } }] }),
  };
  const [rows, total] = await Promise.all([
    db.connection.findMany({
      where,
      select: listed,
      orderBy: [{ [query.sort]: query.direction }, { id: "asc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.connection.count({ where }),
  ]);
  return { rows: rows.map(toListed), total };
}

export async function findConnection(scope: OrgScope, db: Db, id: string): Promise<StoredConnection | null> {
  const row = await db.connection.findFirst({ where: { id, ...inReach(scope) }, select: shown });
  return row && toStored(row);
}

/** The encrypted secrets, for the vault alone. */
export async function readSealed(scope: OrgScope, db: Db, id: string): Promise<Sealed | null> {
  const row = await db.connection.findFirst({
    where: { id, ...inReach(scope) },
    select: { secrets: true, keyVersion: true },
  });
  return row && { bytes: row.secrets, keyVersion: row.keyVersion };
}

export async function insertConnection(
  scope: OrgScope,
  db: Db,
  connection: Pick<Connection, "id" | "clientId" | "platform" | "name" | "secrets" | "keyVersion"> & {
    settings: Record<string, string>;
  },
): Promise<void> {
  demandInReach(scope, connection.clientId);
  await db.connection.create({ data: { ...connection, orgId: scope.orgId } });
}

/** False when the scope reaches no such connection, or it holds other secrets than `whileSealed` by now. */
export async function updateConnection(
  scope: OrgScope,
  db: Db,
  id: string,
  data: Prisma.ConnectionUpdateManyMutationInput,
  whileSealed?: Sealed,
): Promise<boolean> {
  const { count } = await db.connection.updateMany({
    where: { id, ...inReach(scope), ...(whileSealed ? { secrets: whileSealed.bytes } : {}) },
    data,
  });
  return count > 0;
}

export async function deleteConnection(scope: OrgScope, db: Db, id: string): Promise<boolean> {
  const { count } = await db.connection.deleteMany({ where: { id, ...inReach(scope) } });
  return count > 0;
}

export interface Dependants {
  imports: { id: string; name: string; role: "source" | "target" }[];
  /** Imports that now use another connection, yet have runs that were made with this one. */
  formerImports: { id: string; name: string }[];
  /** Pairs of source and target ids that would be forgotten. */
  links: number;
}

/** What uses a connection, and what would go with it. */
export async function findDependants(scope: OrgScope, db: Db, id: string): Promise<Dependants> {
  const involved = { OR: [{ sourceId: id }, { targetId: id }] };
  const [imports, former, links] = await Promise.all([
    db.import.findMany({
      where: { ...inReach(scope), ...involved },
      select: { id: true, name: true, sourceId: true },
      orderBy: { name: "asc" },
    }),
    db.import.findMany({
      where: { ...inReach(scope), NOT: involved, runs: { some: involved } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
    db.link.count({ where: { ...storesInReach(scope), OR: [{ sourceConnId: id }, { targetConnId: id }] } }),
  ]);
  return {
    imports: imports.map(({ sourceId, ...used }) => ({
      ...used,
      role: sourceId === id ? ("source" as const) : ("target" as const),
    })),
    formerImports: former,
    links,
  };
}
