import type { Prisma, Schedule } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { findImportRow, type ImportRow } from "@/server/db/repositories/imports";
import { findTimeZone } from "@/server/db/repositories/organisations";
import { lockScheduleRow } from "@/server/db/repositories/schedules";
import type { AuditAction } from "@/server/domain/audit";
import { changesBetween } from "@/server/domain/audit-changes";
import { describeRhythm } from "@/server/domain/schedule/describe-rhythm";
import { rhythmSchema } from "@/server/domain/schedule/rhythm";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

export interface ScheduleToChange {
  schedule: Schedule;
  definition: ImportRow;
  timeZone: string;
}

/** A change that answers null is none. */
export type MakeScheduleChange = (
  found: ScheduleToChange,
  tx: Prisma.TransactionClient,
) => Promise<AuditAction | null>;

/** Changes one schedule, which is held meanwhile, and tells the audit log of it. */
export async function changeSchedule(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  scheduleId: string,
  change: MakeScheduleChange,
): Promise<void> {
  requireScope(scope, "import:manage");
  await deps.db.$transaction((tx) => changeScheduleWithin(scope, tx, scheduleId, change));
}

/** The same as a part of something larger. */
export async function changeScheduleWithin(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  scheduleId: string,
  change: MakeScheduleChange,
): Promise<void> {
  const schedule = await lockScheduleRow(scope, tx, scheduleId);
  if (!schedule) throw notFound("schedule");
  const definition = await findImportRow(scope, tx, schedule.importId);
  if (!definition) throw notFound("schedule");
  const timeZone = await findTimeZone(scope, tx);
  const action = await change({ schedule, definition, timeZone }, tx);
  if (action === null) return;
  const now = (await lockScheduleRow(scope, tx, scheduleId)) ?? schedule;
  await writeAudit(scope, tx, {
    action,
    subject: "schedule",
    subjectId: scheduleId,
    details: {
      import: definition.name,
      reach: now.reach,
      when: describeRhythm(rhythmSchema.parse(now.rhythm), timeZone),
    },
    changes: changesBetween(told(schedule, timeZone), told(now, timeZone)),
  });
}

/** What a person sets of a schedule, as words. */
function told({ rhythm, reach, startsAt, endsAt, paused }: Schedule, timeZone: string) {
  return { when: describeRhythm(rhythmSchema.parse(rhythm), timeZone), reach, startsAt, endsAt, paused };
}
