import { type CauseKind, type CauseState, stateOfCause } from "./need";

/** What is known of one cause. */
export interface CauseFacts {
  kind: CauseKind;
  clientId: string;
  /** The import, connection, invitation or access that it is about. */
  subjectId: string;
  name: string;
  runId: string | null;
  /** How many records it concerns. */
  count: number;
  /** When it ends, was due, or began. */
  at: Date | null;
  /** What a store or a run said, and what to do about it. */
  detail: string | null;
  remedy: string | null;
}

/** A cause in words, with the page where it is mended, below the organisation's address. */
export interface Cause {
  key: string;
  kind: CauseKind;
  state: CauseState;
  title: string;
  remedy: string;
  at: Date | null;
  subject: { name: string; path: string };
}

const records = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "record" : "records"}`;

const importPath = ({ subjectId }: CauseFacts) => `/imports/${subjectId}`;
const schedulePath = ({ subjectId }: CauseFacts) => `/imports/${subjectId}/schedule`;
const connectionPath = ({ subjectId }: CauseFacts) => `/connections/${subjectId}`;
const runPath = (facts: CauseFacts) => (facts.runId ? `/runs/${facts.runId}` : importPath(facts));
const failedPath = (facts: CauseFacts) => `${runPath(facts)}${facts.runId ? "/records?state=failed" : ""}`;
const membersPath = () => "/settings/members";
const supportPath = () => "/settings/support";

interface Words {
  title(facts: CauseFacts): string;
  remedy: string;
  path(facts: CauseFacts): string;
}

const MEND_RECORDS = "See what each of them needs, mend it, and retry them alone.";

const WORDS: Record<CauseKind, Words> = {
  connection_failing: {
    title: ({ detail }) => detail ?? "The last test of this connection failed.",
    remedy: "Open the connection and test it again.",
    path: connectionPath,
  },
  run_failed: {
    title: ({ detail }) => detail ?? "The last run stopped before its end.",
    remedy: "Open the run, mend what it names, and resume it: it goes on where it stopped.",
    path: runPath,
  },
  records_failed: {
    title: ({ count }) => `${records(count)} failed in the last run.`,
    remedy: MEND_RECORDS,
    path: failedPath,
  },
  import_failing: {
    title: ({ detail }) => detail ?? "The import is failing since an earlier run.",
    remedy: "Open the import: it says what is wrong, and what to do next.",
    path: importPath,
  },
  records_left: {
    title: ({ count }) => `${records(count)} failed in the last run. The import counts as good all the same.`,
    remedy: MEND_RECORDS,
    path: failedPath,
  },
  deletions_held: {
    title: ({ count }) =>
      `${records(count)} ${count === 1 ? "is" : "are"} gone at the source, and nothing was done about it.`,
    remedy: "Look at them on the run's page, and apply the deletions if they are right.",
    path: runPath,
  },
  connection_disabled: {
    title: () => "The connection is switched off, and imports that are ready use it.",
    remedy: "Switch it on again, or give those imports another connection.",
    path: connectionPath,
  },
  schedule_missed: {
    title: () => "A run that was due has not started.",
    remedy: "Run the import by hand. If others do not start either, tell whoever runs PrimeLink.",
    path: schedulePath,
  },
  schedule_problem: {
    title: ({ detail }) => detail ?? "The schedule could not start its last run.",
    remedy: "Open the schedule, and run the import by hand if it should not wait.",
    path: schedulePath,
  },
  schedule_ended: {
    title: () => "The schedule has come to its end date, so nothing runs by itself any more.",
    remedy: "Move the end date, or remove the schedule if that is right.",
    path: schedulePath,
  },
  webhooks_troubled: {
    title: () => "Changes may come late: real time needs a look.",
    remedy: "Open the connection and check its webhooks.",
    path: connectionPath,
  },
  webhooks_off: {
    title: () => "The import is set to real time, and its source tells of no changes.",
    remedy: "Switch real time on at the source's connection, or off at the import.",
    path: importPath,
  },
  support_asked: {
    title: ({ detail }) => `Support asks for access${detail ? `: ${detail.replace(/[.\s]+$/, "")}` : ""}.`,
    remedy: "Allow it for a time, or decline.",
    path: supportPath,
  },
  schedule_ending: {
    title: () => "The schedule comes to its end date.",
    remedy: "Move the end date if the import should go on running by itself.",
    path: schedulePath,
  },
  webhooks_silent: {
    title: () => "The store switches its webhooks off for their long silence.",
    remedy: "Open the connection and check its webhooks: that makes them anew.",
    path: connectionPath,
  },
  authorization_open: {
    title: () => "A one-click authorization was begun and is not finished.",
    remedy: "Approve it in the store's admin pages, or connect the store anew.",
    path: ({ subjectId }) => `/connections/authorized/${subjectId}`,
  },
  invitation_ending: {
    title: () => "An invitation ends without having been accepted.",
    remedy: "Remind whom it is for, or send it anew.",
    path: membersPath,
  },
  support_ending: {
    title: () => "Support's access ends.",
    remedy: "Nothing to do. It can be ended earlier.",
    path: supportPath,
  },
  connection_unchecked: {
    title: ({ at }) =>
      at ? "The connection was not tested for a long time." : "The connection was never tested.",
    remedy: "Test it: a token that was withdrawn is found before a run needs it.",
    path: connectionPath,
  },
};

export function describeCause(facts: CauseFacts): Cause {
  const { kind, subjectId, name, at } = facts;
  const { title, remedy, path } = WORDS[kind];
  return {
    key: `${kind}:${subjectId}`,
    kind,
    state: stateOfCause(kind),
    title: title(facts),
    remedy: facts.remedy ?? remedy,
    at,
    subject: { name, path: path(facts) },
  };
}
