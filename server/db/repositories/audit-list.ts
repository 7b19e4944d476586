import type { Db } from "@/server/db/client";
import type { AuditEntry, Prisma } from "@/server/db/generated/client";
import { type AuditGroup, type AuditSubject, actionsOf } from "@/server/domain/audit";
import type { OrgScope } from "@/server/domain/scope";
import { importInReach, inReach } from "./reach";

export interface AuditFilter {
  search: string;
  group: AuditGroup[];
  subject: AuditSubject[];
  /** Ids of people. */
  person: string[];
  since: Date | null;
}

export interface AuditPage {
  page: number;
  pageSize: number;
  direction: "asc" | "desc";
}

/** Counting on would take longer than anybody leafs. */
const COUNTED = 10_000;

function whereOf({ orgId }: OrgScope, filter: AuditFilter): Prisma.AuditEntryWhereInput {
  const { search, group, subject, person, since } = filter;
  return {
    orgId,
    ...(group.length > 0 ? { action: { in: actionsOf(group) } } : {}),
    ...(subject.length > 0 ? { subject: { in: subject } } : {}),
    ...(person.length > 0 ? { userId: { in: person } } : {}),
    ...(since ? { createdAt: { gte: since } } : {}),
    ...(search === "" ? {} : { subjectName: { contains: search, mode: "insensitive" } }),
  };
}

/** `capped`: there are more than were counted. */
export async function listAuditRows(
  scope: OrgScope,
  db: Db,
  filter: AuditFilter,
  { page, pageSize, direction }: AuditPage,
): Promise<{ rows: AuditEntry[]; total: number; capped: boolean }> {
  const where = whereOf(scope, filter);
  const [rows, counted] = await Promise.all([
    db.auditEntry.findMany({
      where,
      orderBy: [{ createdAt: direction }, { id: direction }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.auditEntry.count({ where, take: COUNTED + 1 }),
  ]);
  return { rows, total: Math.min(counted, COUNTED), capped: counted > COUNTED };
}

/** The next entries of a list that is walked to its end, latest first. */
export function listAuditRowsBefore(
  scope: OrgScope,
  db: Db,
  filter: AuditFilter,
  before: { id: string; createdAt: Date } | null,
  limit: number,
): Promise<AuditEntry[]> {
  const earlier: Prisma.AuditEntryWhereInput = before
    ? {
        // The first part is what the index can start from.
        createdAt: { lte: before.createdAt },
        OR: [{ createdAt: { lt: before.createdAt } }, { id: { lt: before.id } }],
      }
    : {};
  return db.auditEntry.findMany({
    where: { AND: [whereOf(scope, filter), earlier] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** Everybody whom the log names, whether they still belong to the organisation or not. */
export async function listAuditPeople(scope: OrgScope, db: Db): Promise<{ id: string; name: string }[]> {
  const named = await db.auditEntry.groupBy({
    by: ["userId"],
    where: { orgId: scope.orgId, userId: { not: null } },
  });
  const ids = named.flatMap(({ userId }) => userId ?? []);
  return db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** Where what entries tell of can be looked at, as far as it is still there. */
export async function findAuditPages(
  scope: OrgScope,
  db: Db,
  entries: Pick<AuditEntry, "subject" | "subjectId" | "runId">[],
): Promise<{
  clients: Set<string>;
  connections: Set<string>;
  imports: Set<string>;
  runs: Set<string>;
  templates: Set<string>;
  importOf: Map<string, string>;
}> {
  const idsOf = (subject: AuditSubject) =>
    entries.flatMap((entry) => (entry.subject === subject && entry.subjectId ? [entry.subjectId] : []));
  const among = (ids: string[]) => ({
    where: { ...inReach(scope), id: { in: [...new Set(ids)] } },
    select: { id: true },
  });
  const runIds = [...idsOf("run"), ...entries.flatMap(({ runId }) => runId ?? [])];
  const [clients, connections, imports, runs, templates, schedules] = await Promise.all([
    db.client.findMany(among(idsOf("client"))),
    db.connection.findMany(among(idsOf("connection"))),
    db.import.findMany(among(idsOf("import"))),
    db.run.findMany(among(runIds)),
    db.template.findMany(among(idsOf("template"))),
    db.schedule.findMany({
      where: { ...importInReach(scope), id: { in: idsOf("schedule") } },
      select: { id: true, importId: true },
    }),
  ]);
  const setOf = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id));
  return {
    clients: setOf(clients),
    connections: setOf(connections),
    imports: setOf(imports),
    runs: setOf(runs),
    templates: setOf(templates),
    importOf: new Map(schedules.map(({ id, importId }) => [id, importId])),
  };
}
