/** What each procedure shows of an organisation, in words for its audit log. */
const SHOWN: Record<string, string> = {
  "organisation.get": "the organisation's name",
  "organisation.search": "a search by name",
  "overview.get": "the overview",
  "board.list": "the board of clients",
  "board.summary": "the board of clients",
  "board.client": "what a client needs",
  "client.list": "the list of clients",
  "client.search": "the list of clients",
  "client.get": "a client",
  "notice.channels": "the notices",
  "notice.list": "the notices",
  "notice.thresholds": "the notices",
  "organisation.retention": "how long runs are kept",
  "organisation.retentionPreview": "how long runs are kept",
  "run.list": "the list of runs",
  "run.triggers": "the list of runs",
  "run.history": "the list of runs",
  "run.get": "a run",
  "run.issues": "a run",
  "run.notes": "a run",
  "run.log": "the log of a run",
  "run.records": "the records of a run",
  "run.record": "a record",
  "run.neighbours": "a record",
  "import.list": "the list of imports",
  "import.get": "an import",
  "import.realTime": "an import",
  "import.removal": "an import",
  "import.categories": "what an import can be filtered by",
  "import.filterChoices": "what an import can be filtered by",
  "import.countMatching": "how many records an import takes",
  "import.mapping": "the mapping of an import",
  "import.mappingVersion": "the mapping of an import",
  "import.samples": "records of the source store",
  "import.sample": "a record of the source store",
  "import.preview": "a preview of the mapping",
  "import.storeDifferences": "how the two stores are set up",
  "schedule.list": "the schedules of an import",
  "schedule.preview": "the schedules of an import",
  "connection.list": "the connections",
  "connection.page": "the connections",
  "connection.platforms": "the connections",
  "connection.get": "a connection",
  "connection.webhooks.get": "a connection",
};

/** Mutations by their transport alone: what they answer is looked at, and nothing is changed. */
const LOOKING_MUTATIONS: ReadonlySet<string> = new Set(["import.countMatching", "import.preview"]);

/** Null when the call shows nothing. A procedure that nobody has put into words is told by its name. */
export function shownBy(procedure: string, type: "query" | "mutation" | "subscription"): string | null {
  if (type !== "query" && !LOOKING_MUTATIONS.has(procedure)) return null;
  return SHOWN[procedure] ?? procedure;
}
