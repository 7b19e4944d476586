import type { Prisma } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { lockImportRow } from "@/server/db/repositories/imports";
import { findTimeZone } from "@/server/db/repositories/organisations";
import { countSchedules, createScheduleRow } from "@/server/db/repositories/schedules";
import { describeRhythm } from "@/server/domain/schedule/describe-rhythm";
import { MOST_SCHEDULES } from "@/server/domain/schedule/schedule";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { actingUserId, requireScope } from "@/server/services/require-scope";
import { nextAtOf } from "./next-at";
import { refuseUnfit } from "./refuse-unfit";
import { type ScheduleSettings, settingsOf } from "./schedule.schema";

export async function createSchedule(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  input: ScheduleSettings & { importId: string },
): Promise<{ id: string }> {
  requireScope(scope, "import:manage");
  return deps.db.$transaction((tx) => createScheduleWithin(scope, deps, tx, input));
}

/** The same as a part of something larger. */
export async function createScheduleWithin(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "clock">,
  tx: Prisma.TransactionClient,
  input: ScheduleSettings & { importId: string },
): Promise<{ id: string }> {
  const { importId } = input;
  const settings = settingsOf(input);
  // Held, so that two who add one at once are counted one after the other.
  const row = await lockImportRow(scope, tx, importId);
  if (!row) throw notFound("import");
  if ((await countSchedules(scope, tx, importId)) >= MOST_SCHEDULES) {
    throw new ServiceError(
      "conflict",
      `An import can have ${MOST_SCHEDULES} schedules. Remove one that is not needed, or change it.`,
    );
  }
  const timeZone = await findTimeZone(scope, tx);
  const now = deps.clock.now();
  const createdAt = new Date(now);
  const nextAt = nextAtOf({ ...settings, createdAt }, timeZone, now);
  refuseUnfit(row.entity, settings, nextAt);
  const created = await createScheduleRow(scope, tx, {
    ...settings,
    importId,
    nextAt,
    createdAt,
    createdBy: actingUserId(scope),
  });
  await writeAudit(scope, tx, {
    action: "schedule.created",
    subject: "schedule",
    subjectId: created.id,
    details: {
      import: row.name,
      reach: settings.reach,
      when: describeRhythm(settings.rhythm, timeZone),
    },
  });
  return created;
}
