import type { Db } from "@/server/db/client";
import type { Prisma, Template } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import type { ClientUse, TemplateUse } from "@/server/domain/template";
import { clientInReach, inReach, sqlClientInReach } from "./reach";

export interface TemplateImportsQuery {
  page: number;
  pageSize: number;
  sort: "name" | "client" | "updatedAt";
  direction: "asc" | "desc";
  search: string;
  use: TemplateUse[];
}

type Owner = Pick<Template, "id" | "entity" | "latestVersion">;

function whereUse({ id, latestVersion }: Owner, use: TemplateUse): Prisma.ImportWhereInput {
  switch (use) {
    case "current":
      return { templateId: id, templateVersion: { gte: latestVersion } };
    case "behind":
      return { templateId: id, templateVersion: { lt: latestVersion } };
    case "other":
      return { templateId: { not: null }, NOT: { templateId: id } };
    case "none":
      return { templateId: null };
  }
}

function whereOf(
  scope: OrgScope,
  template: Owner,
  { search, use }: Pick<TemplateImportsQuery, "search" | "use">,
): Prisma.ImportWhereInput {
  const contains = { contains: search, mode: "insensitive" } as const;
  return {
    ...inReach(scope),
    entity: template.entity,
    AND: [
      use.length === 0 ? {} : { OR: use.map((one) => whereUse(template, one)) },
      search === "" ? {} : { OR: [{ name: contains }, { client: { name: contains } }] },
    ],
  };
}

const shown = {
  id: true,
  name: true,
  templateId: true,
  templateVersion: true,
  client: { select: { id: true, name: true } },
  template: { select: { name: true } },
} satisfies Prisma.ImportSelect;

export type TemplateImportRow = Prisma.ImportGetPayload<{ select: typeof shown }>;

/** Imports that use the template, or could: those of its entity. */
export async function listTemplateImportRows(
  scope: OrgScope,
  db: Db,
  template: Owner,
  query: TemplateImportsQuery,
): Promise<{ rows: TemplateImportRow[]; total: number }> {
  const { page, pageSize, sort, direction } = query;
  const where = whereOf(scope, template, query);
  const order: Prisma.ImportOrderByWithRelationInput =
    sort === "client" ? { client: { name: direction } } : { [sort]: direction };
  const [rows, total] = await Promise.all([
    db.import.findMany({
      where,
      select: shown,
      orderBy: [order, { name: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.import.count({ where }),
  ]);
  return { rows, total };
}

/** The ids of all of them, as far as `limit`. */
export async function listTemplateImportIds(
  scope: OrgScope,
  db: Db,
  template: Owner,
  query: Pick<TemplateImportsQuery, "search" | "use">,
  limit: number,
): Promise<string[]> {
  const rows = await db.import.findMany({
    where: whereOf(scope, template, query),
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** How many imports hold an earlier version than their template's latest, by template. */
export async function countBehind(
  scope: OrgScope,
  db: Db,
  templates: Pick<Template, "id" | "latestVersion">[],
): Promise<Map<string, number>> {
  const groups = await db.import.groupBy({
    by: ["templateId", "templateVersion"],
    where: {
      ...inReach(scope),
      templateId: { in: templates.map(({ id }) => id) },
    },
    _count: true,
  });
  const behind = new Map<string, number>();
  for (const { id, latestVersion } of templates) {
    const count = groups
      .filter(
        ({ templateId, templateVersion }) => templateId === id && (templateVersion ?? 0) < latestVersion,
      )
      .reduce((sum, group) => sum + group._count, 0);
    behind.set(id, count);
  }
  return behind;
}

export function countUses(scope: OrgScope, db: Db, templateId: string): Promise<number> {
  return db.import.count({ where: { ...inReach(scope), templateId } });
}

const candidate = {
  id: true,
  name: true,
  connections: {
    select: { id: true, name: true, platform: true, status: true },
    orderBy: { name: "asc" },
  },
} satisfies Prisma.ClientSelect;

export type CandidateClient = Prisma.ClientGetPayload<{ select: typeof candidate }>;

export interface CandidatesQuery {
  templateId: string;
  page: number;
  pageSize: number;
  direction: "asc" | "desc";
  search: string;
  has: ClientUse[];
}

/** Clients with their connections, to make imports for. */
export async function listCandidateClients(
  scope: OrgScope,
  db: Db,
  { templateId, page, pageSize, direction, search, has }: CandidatesQuery,
): Promise<{ rows: CandidateClient[]; total: number }> {
  const [use] = has.length === 1 ? has : [];
  const where: Prisma.ClientWhereInput = {
    ...clientInReach(scope),
    ...(search === "" ? {} : { name: { contains: search, mode: "insensitive" } }),
    ...(use ? { imports: use === "with" ? { some: { templateId } } : { none: { templateId } } } : {}),
  };
  const [rows, total] = await Promise.all([
    db.client.findMany({
      where,
      select: candidate,
      orderBy: [{ name: direction }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.client.count({ where }),
  ]);
  return { rows, total };
}

/** One of them, and nobody else makes imports for it until the transaction has ended. */
export async function lockCandidateClient(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  clientId: string,
): Promise<CandidateClient | null> {
  await tx.$queryRaw`
    SELECT 1 FROM "Client" c WHERE c."id" = ${clientId} AND ${sqlClientInReach(scope, "c")} FOR NO KEY UPDATE`;
  return tx.client.findFirst({
    where: clientInReach(scope, clientId),
    select: candidate,
  });
}

/** Imports of these clients that were given the template, with the stores between which they work. */
export function listUsesOfClients(
  scope: OrgScope,
  db: Db,
  templateId: string,
  clientIds: string[],
): Promise<{ clientId: string; sourceId: string | null; targetId: string | null }[]> {
  return db.import.findMany({
    where: { AND: [inReach(scope), { templateId, clientId: { in: clientIds } }] },
    select: { clientId: true, sourceId: true, targetId: true },
  });
}
