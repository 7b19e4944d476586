/** What a scheduled run looks at, from the least to the most. */
export const SCHEDULE_REACHES = ["stock_and_prices", "changes", "everything"] as const;
export type ScheduleReach = (typeof SCHEDULE_REACHES)[number];

/** As many as one import can have. */
export const MOST_SCHEDULES = 10;

/** What becomes of a time at which a run is still going. */
export const WHEN_BUSY = ["skip", "queue"] as const;
export type WhenBusy = (typeof WHEN_BUSY)[number];

/** `waiting`: its time has come, and a run under way is waited for. `ended`: no time is left. */
export const SCHEDULE_STATES = ["active", "waiting", "paused", "ended"] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];
