import { type FailureCause, failureWords, KNOWN_FAILURES } from "./failure-cause";
import { ISSUE_CATALOGUE, ISSUE_CODES, type IssueCode } from "./issue";

export const PLATFORM_ROLES = ["none", "support", "admin"] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** What support is asked about, of a run: whether somebody is at it. `taken`: a colleague has access. */
export const QUEUE_STATES = ["open", "asked", "granted", "taken", "noted", "handed_back"] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** How far back the queue looks. */
export const QUEUE_PERIODS = ["day", "week", "month"] as const;
export type QueuePeriod = (typeof QUEUE_PERIODS)[number];
export const QUEUE_DAYS: Record<QueuePeriod, number> = { day: 1, week: 7, month: 30 };

/** Issues that leave a record failed. */
export const ERROR_CODES = ISSUE_CODES.filter((code) => ISSUE_CATALOGUE[code].severity === "error");

/**
 * What a run in the queue has failed by: "run:" and why it stopped, or "issue:" and what its records failed by.
 * `issue:none`: its records are no longer kept.
 */
export type QueueCause = `run:${FailureCause}` | `issue:${IssueCode}` | "issue:none";

export const QUEUE_CAUSES: readonly [QueueCause, ...QueueCause[]] = [
  "issue:none",
  ...[...KNOWN_FAILURES, "other" as const].map((cause): QueueCause => `run:${cause}`),
  ...ERROR_CODES.map((code): QueueCause => `issue:${code}`),
];

const REMOVED = {
  title: "Records failed that are no longer kept",
  remedy: "The next run of the import tells whether they still fail.",
};

export function causeWords(cause: QueueCause): { title: string; remedy: string } {
  if (cause === "issue:none") return REMOVED;
  if (cause.startsWith("run:")) return failureWords(cause.slice(4) as FailureCause);
  return ISSUE_CATALOGUE[cause.slice(6) as IssueCode];
}

/** For how long access can be asked for and granted, in minutes: an hour to a week. */
export const ACCESS_MINUTES = [60, 240, 1_440, 4_320, 10_080] as const;
export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 1_000;
export const LONGEST_NOTE = 5_000;

/** How an access stands. What was granted and has run out is no state of its own in the database. */
export const ACCESS_STANDINGS = ["asked", "granted", "declined", "ended", "expired"] as const;
export type AccessStanding = (typeof ACCESS_STANDINGS)[number];

export function standingOf(
  access: { state: Exclude<AccessStanding, "expired">; expiresAt: Date | null },
  now: number,
): AccessStanding {
  const over = access.state === "granted" && (access.expiresAt?.getTime() ?? 0) <= now;
  return over ? "expired" : access.state;
}
