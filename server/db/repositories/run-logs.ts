import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { inReach, runInReach } from "./reach";

const columns = {
  id: true,
  runId: true,
  at: true,
  level: true,
  message: true,
} satisfies Prisma.RunLogEntrySelect;

export type LogRow = Prisma.RunLogEntryGetPayload<{ select: typeof columns }>;

/** Either end may be open; `until` is not included. */
export interface Period {
  from: Date | null;
  until: Date | null;
}

/** The next lines of several runs' logs, run by run, each as it was written. */
export function listLogRowsAfter(
  scope: OrgScope,
  db: Db,
  runIds: string[],
  { from, until }: Period,
  after: LogRow | null,
  limit: number,
): Promise<LogRow[]> {
  return db.runLogEntry.findMany({
    where: {
      ...runInReach(scope),
      runId: { in: runIds },
      at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) },
      ...(after
        ? { OR: [{ runId: { gt: after.runId } }, { runId: after.runId, id: { gt: after.id } }] }
        : {}),
    },
    select: columns,
    orderBy: [{ runId: "asc" }, { id: "asc" }],
    take: limit,
  });
}

const runColumns = { id: true, kind: true, trigger: true, createdAt: true } satisfies Prisma.RunSelect;

export type LoggedRun = Prisma.RunGetPayload<{ select: typeof runColumns }>;

/** The next runs of an import that were under way within the period, the oldest first. */
export function listRunsWithin(
  scope: OrgScope,
  db: Db,
  importId: string,
  { from, until }: Period,
  after: LoggedRun | null,
  limit: number,
): Promise<LoggedRun[]> {
  const later: Prisma.RunWhereInput = after
    ? {
        createdAt: { gte: after.createdAt },
        OR: [{ createdAt: { gt: after.createdAt } }, { id: { gt: after.id } }],
      }
    : {};
  return db.run.findMany({
    where: {
      ...inReach(scope),
      importId,
      AND: [
        until ? { createdAt: { lt: until } } : {},
        from ? { OR: [{ endedAt: null }, { endedAt: { gte: from } }] } : {},
        later,
      ],
    },
    select: runColumns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

/** When days of a time zone begin and end, by the database's own tables of time zones. Both days are included. */
export async function periodOf(
  db: Db,
  timeZone: string,
  days: { from?: string | undefined; to?: string | undefined },
): Promise<Period> {
  const [row] = await db.$queryRaw<Period[]>`
    SELECT ${days.from ?? null}::date::timestamp AT TIME ZONE ${timeZone} AS "from",
      (${days.to ?? null}::date + 1)::timestamp AT TIME ZONE ${timeZone} AS "until"`;
  return row ?? { from: null, until: null };
}
