import type { Db } from "@/server/db/client";
import type { Prisma, Run, Schedule } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { importInReach, inReach, sqlInReach, sqlParentInReach } from "./reach";

export function listScheduleRows(scope: OrgScope, db: Db, importId: string): Promise<Schedule[]> {
  return db.schedule.findMany({
    where: { ...importInReach(scope), importId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export function countSchedules(scope: OrgScope, db: Db, importId: string): Promise<number> {
  return db.schedule.count({ where: { ...importInReach(scope), importId } });
}

export function findScheduleRow(scope: OrgScope, db: Db, scheduleId: string): Promise<Schedule | null> {
  return db.schedule.findFirst({ where: { id: scheduleId, ...importInReach(scope) } });
}

/** The same, and nobody else can change it until the transaction has ended. */
export async function lockScheduleRow(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  scheduleId: string,
): Promise<Schedule | null> {
  await tx.$queryRaw`
    SELECT 1 FROM "Schedule" s WHERE s."id" = ${scheduleId} AND ${sqlParentInReach(scope, "s", "import")} FOR UPDATE`;
  return findScheduleRow(scope, tx, scheduleId);
}

export function createScheduleRow(
  scope: OrgScope,
  db: Db,
  data: Omit<Prisma.ScheduleUncheckedCreateInput, "orgId">,
): Promise<{ id: string }> {
  return db.schedule.create({ data: { ...data, orgId: scope.orgId }, select: { id: true } });
}

type ScheduleChange = Omit<Prisma.ScheduleUncheckedUpdateManyInput, "id" | "orgId" | "importId">;

export async function updateScheduleRow(
  scope: OrgScope,
  db: Db,
  scheduleId: string,
  data: ScheduleChange,
): Promise<void> {
  await db.schedule.updateMany({ where: { id: scheduleId, ...importInReach(scope) }, data });
}

/** Changes a schedule only while this time of it is still the next one: of several who try, one succeeds. */
export async function claimTime(
  scope: OrgScope,
  db: Db,
  claimed: { id: string; nextAt: Date },
  data: ScheduleChange,
): Promise<boolean> {
  const { count } = await db.schedule.updateMany({
    where: { id: claimed.id, ...importInReach(scope), nextAt: claimed.nextAt, paused: false },
    data,
  });
  return count > 0;
}

export async function removeScheduleRow(scope: OrgScope, db: Db, scheduleId: string): Promise<void> {
  await db.schedule.deleteMany({ where: { id: scheduleId, ...importInReach(scope) } });
}

/** Schedules of the organisation that have a next time. */
export function listTimedSchedules(scope: OrgScope, db: Db): Promise<Schedule[]> {
  return db.schedule.findMany({ where: { ...importInReach(scope), paused: false, nextAt: { not: null } } });
}

export interface DueSchedule extends Schedule {
  nextAt: Date;
  timeZone: string;
}

/** Schedules of every organisation whose time has come, the longest due first. The sweep makes the scopes from them. */
export async function listDueSchedules(db: Db, now: Date, limit: number): Promise<DueSchedule[]> {
  const rows = await db.schedule.findMany({
    where: { paused: false, nextAt: { lte: now } },
    include: { organisation: { select: { timeZone: true } } },
    orderBy: [{ nextAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.flatMap(({ organisation, nextAt, ...row }) =>
    nextAt ? [{ ...row, nextAt, timeZone: organisation.timeZone }] : [],
  );
}

/** The latest run of each schedule, by the schedule's id. */
export async function findLastRuns(
  scope: OrgScope,
  db: Db,
  scheduleIds: string[],
): Promise<Map<string, Run>> {
  const last = await db.$queryRaw<{ id: string }[]>`
    SELECT last."id" FROM unnest(${scheduleIds}::text[]) AS s("id")
    CROSS JOIN LATERAL (
      SELECT r."id" FROM "Run" r WHERE r."scheduleId" = s."id" AND ${sqlInReach(scope, "r")}
      ORDER BY r."createdAt" DESC LIMIT 1
    ) last`;
  const runs = await db.run.findMany({
    where: { ...inReach(scope), id: { in: last.map(({ id }) => id) } },
  });
  return new Map(runs.flatMap((run) => (run.scheduleId ? [[run.scheduleId, run] as const] : [])));
}

/** When each of these imports runs next by itself. */
export async function findNextTimes(
  scope: OrgScope,
  db: Db,
  importIds: string[],
): Promise<Map<string, Date>> {
  const rows = await db.schedule.groupBy({
    by: ["importId"],
    where: { ...importInReach(scope), importId: { in: importIds }, paused: false, nextAt: { not: null } },
    _min: { nextAt: true },
  });
  return new Map(
    rows.flatMap(({ importId, _min }) => (_min.nextAt ? [[importId, _min.nextAt] as const] : [])),
  );
}
