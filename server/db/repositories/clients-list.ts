import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { ClientLack } from "@/server/domain/client-list";
import type { OrgScope } from "@/server/domain/scope";
import type { ClientCounts, ClientName } from "./clients";
import { containing } from "./containing";
import { sqlClientInReach } from "./reach";

export interface ClientFilter {
  search: string;
  lacks: ClientLack[];
}

export interface ClientListQuery extends ClientFilter {
  page: number;
  pageSize: number;
  sort: "name" | "createdAt" | "connections" | "imports";
  direction: "asc" | "desc";
}

export interface ClientListRow extends ClientCounts {
  id: string;
  name: string;
  createdAt: Date;
}

const COUNTS = {
  connections: Prisma.sql`(SELECT count(*)::int FROM "Connection" x WHERE x."clientId" = c."id" AND x."orgId" = c."orgId")`,
  imports: Prisma.sql`(SELECT count(*)::int FROM "Import" x WHERE x."clientId" = c."id" AND x."orgId" = c."orgId")`,
  members: Prisma.sql`(SELECT count(*)::int FROM "MembershipClient" x WHERE x."clientId" = c."id" AND x."orgId" = c."orgId")`,
};

const LACKS: Record<ClientLack, Prisma.Sql> = {
  connections: Prisma.sql`NOT EXISTS (SELECT 1 FROM "Connection" x WHERE x."clientId" = c."id" AND x."orgId" = c."orgId")`,
  imports: Prisma.sql`NOT EXISTS (SELECT 1 FROM "Import" x WHERE x."clientId" = c."id" AND x."orgId" = c."orgId")`,
};

const ORDER = {
  name: Prisma.sql`lower(c."name")`,
  createdAt: Prisma.sql`c."createdAt"`,
  connections: COUNTS.connections,
  imports: COUNTS.imports,
} as const;

/** Whom the scope reaches, a page at a time, with how much each has. */
export async function listClientRows(
  scope: OrgScope,
  db: Db,
  query: ClientListQuery,
): Promise<{ rows: ClientListRow[]; total: number }> {
  const conditions = [sqlClientInReach(scope, "c")];
  if (query.search !== "") conditions.push(Prisma.sql`c."name" ILIKE ${containing(query.search)}`);
  const lacking = query.lacks.map((lack) => LACKS[lack]);
  if (lacking.length > 0) conditions.push(Prisma.sql`(${Prisma.join(lacking, " OR ")})`);
  const where = Prisma.join(conditions, " AND ");
  const direction = query.direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [rows, counted] = await Promise.all([
    db.$queryRaw<ClientListRow[]>`
      SELECT c."id", c."name", c."createdAt", ${COUNTS.connections} AS "connections",
        ${COUNTS.imports} AS "imports", ${COUNTS.members} AS "members"
      FROM "Client" c WHERE ${where}
      ORDER BY ${ORDER[query.sort]} ${direction}, lower(c."name"), c."id"
      LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`,
    db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS "total" FROM "Client" c WHERE ${where}`,
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0) };
}

/** For choosing one: names that begin with the text first. */
export async function searchClients(
  scope: OrgScope,
  db: Db,
  text: string,
  limit: number,
): Promise<{ rows: ClientName[]; total: number }> {
  const where = Prisma.sql`${sqlClientInReach(scope, "c")} AND c."name" ILIKE ${containing(text)}`;
  const [rows, counted] = await Promise.all([
    db.$queryRaw<ClientName[]>`
      SELECT c."id", c."name" FROM "Client" c WHERE ${where}
      ORDER BY starts_with(lower(c."name"), lower(${text})) DESC, lower(c."name"), c."id" LIMIT ${limit}`,
    db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS "total" FROM "Client" c WHERE ${where}`,
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0) };
}
