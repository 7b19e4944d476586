import { createDb } from "@/server/db/client";
import type { Run, Schedule } from "@/server/db/generated/client";
import type { RunStatus } from "@/server/domain/run";
import { env } from "@/server/env";
import { createLocks } from "@/server/infra/lock";
import { asNobody } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { createSchedule } from "@/server/services/schedules/create-schedule";
import type { ScheduleSettings } from "@/server/services/schedules/schedule.schema";
import { startDue } from "@/server/services/schedules/start-due";
import { apiOf } from "../app/people";
import { deps as base, type Merchant, makeMerchant, makeReadyImport, type Stores } from "../imports/stores";

export interface ScheduleFixture {
  merchant: Merchant;
  importId: string;
  /** The house's, with the clock that `at` sets. */
  deps: ServiceDeps;
  /** Another server on the same database, with connections of its own. */
  other: ServiceDeps;
  /** Sets the clock of both servers. */
  at(time: string | number): void;
  add(settings: Partial<ScheduleSettings>, importId?: string): Promise<string>;
  /** Both servers sweep at the same time. */
  sweep(): Promise<void>;
  runs(importId?: string): Promise<Run[]>;
  endRuns(status?: RunStatus): Promise<void>;
  read(scheduleId: string): Promise<Schedule>;
  close(): Promise<void>;
}

/** A merchant in Berlin with an import that is ready, and two servers with one clock. */
export async function makeSchedules(name: string, stores: Stores): Promise<ScheduleFixture> {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const clock: ServiceDeps["clock"] = { now: () => now, sleep: async () => {} };
  const deps: ServiceDeps = { ...base, clock };
  const { DATABASE_URL } = env();
  const other: ServiceDeps = { ...base, clock, db: createDb(DATABASE_URL), locks: createLocks(DATABASE_URL) };
  const made = await makeMerchant(name, stores);
  const merchant = { ...made, api: apiOf(made.user, deps) };
  const importId = await makeReadyImport(merchant);
  const { orgId, scope } = merchant;
  return {
    merchant,
    importId,
    deps,
    other,
    at: (time) => {
      now = typeof time === "number" ? time : Date.parse(time);
    },
    add: async (settings, id = importId) => {
      const schedule = await createSchedule(scope, deps, {
        importId: id,
        rhythm: { kind: "daily", hour: 2, minute: 30 },
        startsAt: null,
        endsAt: null,
        reach: "changes",
        whenBusy: "skip",
        catchUp: true,
        ...settings,
      });
      return schedule.id;
    },
    sweep: async () => {
      await asNobody(() => Promise.all([startDue(deps), startDue(other)]));
    },
    runs: (id = importId) => deps.db.run.findMany({ where: { orgId, importId: id }, orderBy: { id: "asc" } }),
    endRuns: async (status = "succeeded") => {
      await deps.db.run.updateMany({
        where: { orgId, status: { in: ["queued", "running"] } },
        data: { status, endedAt: new Date(now) },
      });
    },
    read: (scheduleId) => deps.db.schedule.findFirstOrThrow({ where: { id: scheduleId, orgId } }),
    close: async () => {
      await other.db.$disconnect();
      await other.locks.close();
    },
  };
}
