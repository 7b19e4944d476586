import type { Db } from "@/server/db/client";
import type { Prisma, Template } from "@/server/db/generated/client";
import type { Entity } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import { type TemplateContent, templateContentSchema } from "@/server/mapping/templates/content";
import { inReach } from "./reach";

export interface TemplateListQuery {
  page: number;
  pageSize: number;
  sort: "name" | "imports" | "updatedAt";
  direction: "asc" | "desc";
  search: string;
  entity: Entity[];
}

export interface TemplateListRow extends Template {
  imports: number;
}

function whereOf(scope: OrgScope, { search, entity }: TemplateListQuery): Prisma.TemplateWhereInput {
  return {
    orgId: scope.orgId,
    ...(search === "" ? {} : { name: { contains: search, mode: "insensitive" } }),
    ...(entity.length === 0 ? {} : { entity: { in: entity } }),
  };
}

/** Numbers of imports are of those that the scope reaches. */
export async function listTemplateRows(
  scope: OrgScope,
  db: Db,
  query: TemplateListQuery,
): Promise<{ rows: TemplateListRow[]; total: number }> {
  const { page, pageSize, sort, direction } = query;
  const where = whereOf(scope, query);
  const [rows, total] = await Promise.all([
    db.template.findMany({
      where,
      include: { _count: { select: { imports: true } } },
      orderBy: [
        sort === "imports" ? { imports: { _count: direction } } : { [sort]: direction },
        { id: "asc" },
      ],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.template.count({ where }),
  ]);
  return { rows: rows.map(({ _count, ...row }) => ({ ...row, imports: _count.imports })), total };
}

/** Names to choose from, by the entity they are for. */
export function listTemplateNames(
  scope: OrgScope,
  db: Db,
  entity: Entity,
): Promise<Pick<Template, "id" | "name" | "latestVersion">[]> {
  return db.template.findMany({
    where: { orgId: scope.orgId, entity },
    select: { id: true, name: true, latestVersion: true },
    orderBy: [{ name: "asc" }],
  });
}

export function findTemplateRow(scope: OrgScope, db: Db, templateId: string): Promise<Template | null> {
  return db.template.findFirst({ where: { id: templateId, orgId: scope.orgId } });
}

/** The same, and nobody else can change it until the transaction has ended. */
export async function lockTemplateRow(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  templateId: string,
): Promise<Template | null> {
  await tx.$queryRaw`SELECT 1 FROM "Template" WHERE "id" = ${templateId} AND "orgId" = ${scope.orgId} FOR UPDATE`;
  return findTemplateRow(scope, tx, templateId);
}

/** The same, and nobody can remove it until the transaction has ended. Taken before the rows of its imports. */
export async function holdTemplateRow(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  templateId: string,
): Promise<Template | null> {
  await tx.$queryRaw`SELECT 1 FROM "Template" WHERE "id" = ${templateId} AND "orgId" = ${scope.orgId} FOR KEY SHARE`;
  return findTemplateRow(scope, tx, templateId);
}

export async function isTemplateNameTaken(
  scope: OrgScope,
  db: Db,
  name: string,
  exceptId?: string,
): Promise<boolean> {
  const other = await db.template.findFirst({
    where: { orgId: scope.orgId, name: { equals: name, mode: "insensitive" } },
    select: { id: true },
  });
  return other !== null && other.id !== exceptId;
}

interface NewVersion {
  content: TemplateContent;
  note: string;
  createdBy: string | null;
}

function versionColumns({ content, note, createdBy }: NewVersion) {
  const { rules, options, schedules } = content;
  return { rules, options, schedules, note, createdBy };
}

/** With its first version. */
export async function createTemplateRow(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  data: { name: string; entity: Entity } & NewVersion,
): Promise<{ id: string }> {
  const { name, entity, createdBy } = data;
  const { orgId } = scope;
  const created = await tx.template.create({
    data: { orgId, name, entity, createdBy },
    select: { id: true },
  });
  await tx.templateVersion.create({
    data: { orgId, templateId: created.id, version: 1, ...versionColumns(data) },
  });
  return created;
}

/** The caller holds the template's row, so that no two get the same number. */
export async function addTemplateVersion(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  templateId: string,
  version: number,
  data: NewVersion,
): Promise<void> {
  const { orgId } = scope;
  await tx.templateVersion.create({ data: { orgId, templateId, version, ...versionColumns(data) } });
  await tx.template.updateMany({ where: { id: templateId, orgId }, data: { latestVersion: version } });
}

export async function renameTemplateRow(
  scope: OrgScope,
  db: Db,
  templateId: string,
  name: string,
): Promise<void> {
  await db.template.updateMany({ where: { id: templateId, orgId: scope.orgId }, data: { name } });
}

/** Imports keep what they hold, and belong to no template any more. */
export async function removeTemplateRow(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  templateId: string,
): Promise<{ imports: number }> {
  const { orgId } = scope;
  const { count } = await tx.import.updateMany({
    where: { ...inReach(scope), templateId },
    data: { templateId: null, templateVersion: null },
  });
  await tx.template.deleteMany({ where: { id: templateId, orgId } });
  return { imports: count };
}

export async function findTemplateContent(
  scope: OrgScope,
  db: Db,
  templateId: string,
  version: number,
): Promise<TemplateContent | null> {
  const row = await db.templateVersion.findFirst({
    where: { orgId: scope.orgId, templateId, version },
    select: { rules: true, options: true, schedules: true },
  });
  return row ? templateContentSchema.parse(row) : null;
}

export interface TemplateVersionRow {
  version: number;
  note: string;
  createdBy: string | null;
  createdAt: Date;
}

/** Latest first; `createdBy` is an id. */
export function listTemplateVersions(
  scope: OrgScope,
  db: Db,
  templateId: string,
  limit: number,
): Promise<TemplateVersionRow[]> {
  return db.templateVersion.findMany({
    where: { orgId: scope.orgId, templateId },
    select: { version: true, note: true, createdBy: true, createdAt: true },
    orderBy: { version: "desc" },
    take: limit,
  });
}

/** Whether the log already tells of this push: what comes in several parts is told once. */
export async function isPushTold(
  scope: OrgScope,
  db: Db,
  templateId: string,
  push: string,
): Promise<boolean> {
  const entry = await db.auditEntry.findFirst({
    where: {
      orgId: scope.orgId,
      subject: "template",
      subjectId: templateId,
      action: "template.pushed",
      details: { path: ["push"], equals: push },
    },
    select: { id: true },
  });
  return entry !== null;
}
