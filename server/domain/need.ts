/**
 * How much a client needs somebody, the most first. `broken`: something does not work. `attention`: something waits for
 * a person. `running`: a run is under way, and all is well. `idle`: nothing has run yet.
 */
export const NEEDS = ["broken", "attention", "running", "good", "idle"] as const;
export type Need = (typeof NEEDS)[number];

/** What a cause makes of its client; `soon` is worth knowing and makes nothing of it. */
export type CauseState = "broken" | "attention" | "soon";

/** Everything that a client can need somebody for, and what is going to end: the worst first, as they are listed. */
const STATE_OF_CAUSE = {
  /** The last test of a connection failed. */
  connection_failing: "broken",
  /** An import's last run stopped before its end. */
  run_failed: "broken",
  /** More records failed than the import's threshold allows. */
  records_failed: "broken",
  /** An import counts as failing, and its last run does not say why. */
  import_failing: "broken",
  /** Some records failed, fewer than the threshold allows. */
  records_left: "attention",
  /** The safety stop holds deletions back until a person has seen them. */
  deletions_held: "attention",
  /** A ready import has a connection that is switched off. */
  connection_disabled: "attention",
  schedule_missed: "attention",
  schedule_problem: "attention",
  /** No schedule of an import has a time left, because of their end dates. */
  schedule_ended: "attention",
  webhooks_troubled: "attention",
  /** An import is set to real time and hears of nothing. */
  webhooks_off: "attention",
  support_asked: "attention",
  schedule_ending: "soon",
  webhooks_silent: "soon",
  authorization_open: "soon",
  invitation_ending: "soon",
  support_ending: "soon",
  connection_unchecked: "soon",
} as const satisfies Record<string, CauseState>;

export type CauseKind = keyof typeof STATE_OF_CAUSE;
export const CAUSE_KINDS = Object.keys(STATE_OF_CAUSE) as CauseKind[];

/** Kinds as a person narrows the board by them. */
export const CAUSE_GROUPS = {
  connections: ["connection_failing", "connection_disabled", "connection_unchecked", "authorization_open"],
  runs: ["run_failed", "import_failing"],
  records: ["records_failed", "records_left", "deletions_held"],
  schedules: ["schedule_missed", "schedule_problem", "schedule_ended", "schedule_ending"],
  real_time: ["webhooks_troubled", "webhooks_off", "webhooks_silent"],
  access: ["support_asked", "support_ending", "invitation_ending"],
} as const satisfies Record<string, readonly CauseKind[]>;
export type CauseGroup = keyof typeof CAUSE_GROUPS;
export const CAUSE_GROUP_NAMES = Object.keys(CAUSE_GROUPS) as [CauseGroup, ...CauseGroup[]];

/** What the board can be put in order by. */
export const BOARD_SORTS = ["need", "name", "lastRun", "failed"] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

export function stateOfCause(kind: CauseKind): CauseState {
  return STATE_OF_CAUSE[kind];
}

export function kindsOf(state: CauseState): CauseKind[] {
  return CAUSE_KINDS.filter((kind) => STATE_OF_CAUSE[kind] === state);
}

/** The need of a client by how many causes of each state it has, and how its imports stand. */
export function needOf(client: { broken: number; attention: number; running: number; ran: number }): Need {
  if (client.broken > 0) return "broken";
  if (client.attention > 0) return "attention";
  if (client.running > 0) return "running";
  return client.ran > 0 ? "good" : "idle";
}

/** When something counts as near its end, or as having been left for long. */
export const NEAR = {
  scheduleEndDays: 14,
  /** BigCommerce switches a hook off after 90 days without an event. */
  webhookSilenceDays: 90,
  webhookWarningDays: 14,
  invitationDays: 2,
  supportHours: 24,
  connectionUncheckedDays: 90,
  /** A run that was due so long ago and has not started was missed. */
  missedMinutes: 60,
} as const;
