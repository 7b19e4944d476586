import type { RetentionDays } from "@/server/db/repositories/organisations";

const DAY_MS = 86_400_000;

/** When the job works, in UTC: in the night of most of its users, and not on the hour, when much else begins. */
const HOUR = 3;
const MINUTE = 17;
export const RETENTION_CRON = `${MINUTE} ${HOUR} * * *`;

export function nextRetention(now: number): Date {
  const today = new Date(now);
  today.setUTCHours(HOUR, MINUTE, 0, 0);
  return today.getTime() > now ? today : new Date(today.getTime() + DAY_MS);
}

export interface Cutoffs {
  /** Records of runs that ended before are removed. */
  records: Date;
  /** Runs that ended before are removed. */
  runs: Date;
}

export function cutoffsOf(days: RetentionDays, now: number): Cutoffs {
  return {
    records: new Date(now - days.keepRecordsDays * DAY_MS),
    runs: new Date(now - days.keepRunsDays * DAY_MS),
  };
}

/** Whether a run's records are gone, or may go at any moment. */
export function isPastRetention(
  run: { endedAt: Date | null; recordsRemovedAt: Date | null },
  days: RetentionDays,
  now: number,
): boolean {
  return (
    run.recordsRemovedAt !== null || (run.endedAt !== null && run.endedAt < cutoffsOf(days, now).records)
  );
}
