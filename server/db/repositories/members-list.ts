import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { NamedClients } from "@/server/domain/named-clients";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import { firstClients, firstClientsOf } from "./first-clients";

export interface MemberListQuery {
  page: number;
  pageSize: number;
  sort: "role" | "name" | "since";
  direction: "asc" | "desc";
  search: string;
  role: Role[];
  /** Those who are there for single clients, this one among them. */
  clientId?: string | undefined;
}

export interface ListedMember {
  id: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
  /** Null: all of them. */
  clients: NamedClients | null;
  since: Date;
  secondFactorSince: Date | null;
}

function whereOf(scope: OrgScope, { search, role, clientId }: MemberListQuery): Prisma.MembershipWhereInput {
  const holds = { contains: search, mode: "insensitive" } as const;
  return {
    orgId: scope.orgId,
    ...(role.length > 0 ? { role: { in: role } } : {}),
    ...(clientId ? { clients: { some: { clientId } } } : {}),
    ...(search === "" ? {} : { user: { OR: [{ name: holds }, { email: holds }] } }),
  };
}

function orderOf({ sort, direction }: MemberListQuery): Prisma.MembershipOrderByWithRelationInput[] {
  const rest = [{ user: { name: "asc" } }, { id: "asc" }] as const;
  if (sort === "role") return [{ role: direction }, ...rest];
  if (sort === "since") return [{ createdAt: direction }, ...rest];
  return [{ user: { name: direction } }, { id: "asc" }];
}

export async function listMemberRows(
  scope: OrgScope,
  db: Db,
  query: MemberListQuery,
): Promise<{ rows: ListedMember[]; total: number }> {
  const where = whereOf(scope, query);
  const [rows, total] = await Promise.all([
    db.membership.findMany({
      where,
      select: {
        id: true,
        userId: true,
        role: true,
        everyClient: true,
        ...firstClients,
        createdAt: true,
        user: { select: { name: true, email: true, totpEnabledAt: true } },
      },
      orderBy: orderOf(query),
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.membership.count({ where }),
  ]);
  return {
    rows: rows.map(({ id, userId, role, user, createdAt, ...row }) => ({
      id,
      userId,
      role,
      name: user.name,
      email: user.email,
      clients: firstClientsOf(row),
      since: createdAt,
      secondFactorSince: user.totpEnabledAt,
    })),
    total,
  };
}

/** When each of these people was seen last, by their id. Who never signed in is missing. */
export async function findLastSeen(
  scope: OrgScope,
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await db.userSession.groupBy({
    by: ["userId"],
    where: { userId: { in: [...userIds] }, user: { memberships: { some: { orgId: scope.orgId } } } },
    _max: { lastSeenAt: true },
  });
  return new Map(rows.flatMap(({ userId, _max }) => (_max.lastSeenAt ? [[userId, _max.lastSeenAt]] : [])));
}
