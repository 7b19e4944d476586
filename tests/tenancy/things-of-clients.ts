import { answerCsv } from "@/server/api/csv-answer";
import { exportImportsInput, exportRecordsInput, exportRunsInput } from "@/server/api/export-inputs";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvExport } from "@/server/services/exports/csv-export";
import { exportBoard } from "@/server/services/exports/export-board";
import { exportClients } from "@/server/services/exports/export-clients";
import { exportImports } from "@/server/services/exports/export-imports";
import { exportImportLog, exportRunLog } from "@/server/services/exports/export-log";
import { exportRecords } from "@/server/services/exports/export-records";
import { exportRedirects } from "@/server/services/exports/export-redirects";
import { exportRuns } from "@/server/services/exports/export-runs";
import type { Api } from "../integration/app/people";
import { deps } from "../integration/imports/stores";
import type { ClientsThings } from "./two-clients";

/** Whose sign-in a call is made with, and what it names. */
export interface Attempt extends ClientsThings {
  org: string;
  /** A shop that answers, for what asks or stores one. */
  shop: { url: string; consumerKey: string; consumerSecret: string };
}

const { sourceIds: _forRetries, ...filters } = DEFAULT_FILTERS;
const schedule = {
  rhythm: { kind: "daily" as const, hour: 4, minute: 30 },
  startsAt: null,
  endsAt: null,
  reach: "changes" as const,
  whenBusy: "skip" as const,
  catchUp: true,
};
const records = { sort: "seq", direction: "asc", filters: {} } as const;
const anotherShop = { platform: "woocommerce", name: "Another shop" };

/** Every procedure that names something of a client, by its path; what removes things comes last. */
export const NAMING: Record<string, (api: Api, at: Attempt) => Promise<unknown>> = {
  "client.get": (api, { org, clientId }) => api.client.get({ org, clientId }),
  "board.client": (api, { org, clientId }) => api.board.client({ org, clientId }),
  "connection.get": (api, { org, sourceId }) => api.connection.get({ org, connectionId: sourceId }),
  "connection.test": (api, { org, targetId, shop: { url } }) =>
    api.connection.test({ org, platform: "woocommerce", credentials: { url }, connectionId: targetId }),
  "connection.check": (api, { org, sourceId }) => api.connection.check({ org, connectionId: sourceId }),
  "connection.create": (api, { org, clientId, shop }) =>
    api.connection.create({ org, clientId, ...anotherShop, credentials: shop }),
  "connection.rotate": (api, { org, targetId, shop: { url } }) =>
    api.connection.rotate({ org, connectionId: targetId, credentials: { url } }),
  "connection.rename": (api, { org, sourceId }) =>
    api.connection.rename({ org, connectionId: sourceId, name: "Mine now" }),
  "connection.startAuthorization": (api, { org, clientId, shop }) =>
    api.connection.startAuthorization({ org, clientId, ...anotherShop, storeUrl: `${shop.url}/wp-admin` }),
  "connection.authorization": (api, { org, authorizationId }) =>
    api.connection.authorization({ org, authorizationId }),
  "connection.webhooks.get": (api, { org, sourceId }) =>
    api.connection.webhooks.get({ org, connectionId: sourceId }),
  "connection.webhooks.enable": (api, { org, sourceId }) =>
    api.connection.webhooks.enable({ org, connectionId: sourceId }),
  "connection.webhooks.check": (api, { org, sourceId }) =>
    api.connection.webhooks.check({ org, connectionId: sourceId }),
  "import.get": (api, { org, importId }) => api.import.get({ org, importId }),
  "import.create": (api, { org, clientId }) =>
    api.import.create({ org, clientId, name: "Another", entity: "products" }),
  "import.saveType": (api, { org, importId }) =>
    api.import.saveType({ org, importId, name: "Mine now", entity: "products" }),
  "import.chooseConnection": (api, { org, importId, sourceId }) =>
    api.import.chooseConnection({ org, importId, side: "source", connectionId: sourceId }),
  "import.saveFilters": (api, { org, importId }) => api.import.saveFilters({ org, importId, filters }),
  "import.saveOptions": (api, { org, importId }) =>
    api.import.saveOptions({ org, importId, options: DEFAULT_OPTIONS }),
  "import.duplicate": (api, { org, importId }) => api.import.duplicate({ org, importId }),
  "import.removal": (api, { org, importId }) => api.import.removal({ org, importId }),
  "import.realTime": (api, { org, importId }) => api.import.realTime({ org, importId }),
  "import.setRealTime": (api, { org, importId }) =>
    api.import.setRealTime({ org, importId, on: true, enableWebhooks: true }),
  "import.categories": (api, { org, importId }) => api.import.categories({ org, importId }),
  "import.filterChoices": (api, { org, importId }) => api.import.filterChoices({ org, importId }),
  "import.countMatching": (api, { org, importId }) => api.import.countMatching({ org, importId, filters }),
  "import.mapping": (api, { org, importId }) => api.import.mapping({ org, importId }),
  "import.mappingVersion": (api, { org, importId }) =>
    api.import.mappingVersion({ org, importId, version: 1 }),
  "import.samples": (api, { org, importId }) => api.import.samples({ org, importId }),
  "import.sample": (api, { org, importId }) => api.import.sample({ org, importId, sourceId: "103" }),
  "import.preview": (api, { org, importId }) =>
    api.import.preview({ org, importId, sourceId: "103", rules: [] }),
  "import.storeDifferences": (api, { org, importId }) => api.import.storeDifferences({ org, importId }),
  "import.saveMapping": (api, { org, importId }) =>
    api.import.saveMapping({ org, importId, rules: [], basedOn: null }),
  "run.history": (api, { org, importId }) => api.run.history({ org, importId, days: 30 }),
  "run.get": (api, { org, runId }) => api.run.get({ org, runId }),
  "run.issues": (api, { org, runId }) => api.run.issues({ org, runId }),
  "run.notes": (api, { org, runId }) => api.run.notes({ org, runId }),
  "run.log": (api, { org, runId }) => api.run.log({ org, runId }),
  "run.records": (api, { org, runId }) => api.run.records({ org, runId, ...records }),
  "run.record": (api, { org, recordId }) => api.run.record({ org, recordId }),
  "run.neighbours": (api, { org, recordId }) => api.run.neighbours({ org, recordId, list: records }),
  "run.cancel": (api, { org, runId }) => api.run.cancel({ org, runId }),
  "run.resume": (api, { org, runId }) => api.run.resume({ org, runId }),
  "run.retryFailed": (api, { org, runId }) => api.run.retryFailed({ org, runId }),
  "run.applyDeletions": (api, { org, runId }) => api.run.applyDeletions({ org, runId }),
  "import.start": (api, { org, importId }) => api.import.start({ org, importId, kind: "dry_run" }),
  "schedule.list": (api, { org, importId }) => api.schedule.list({ org, importId }),
  "schedule.create": (api, { org, importId }) => api.schedule.create({ org, importId, ...schedule }),
  "schedule.update": (api, { org, scheduleId }) => api.schedule.update({ org, scheduleId, ...schedule }),
  "schedule.setPaused": (api, { org, scheduleId }) =>
    api.schedule.setPaused({ org, scheduleId, paused: true }),
  "schedule.remove": (api, { org, scheduleId }) => api.schedule.remove({ org, scheduleId }),
  "connection.setEnabled": (api, { org, sourceId }) =>
    api.connection.setEnabled({ org, connectionId: sourceId, enabled: false }),
  "connection.webhooks.disable": (api, { org, sourceId }) =>
    api.connection.webhooks.disable({ org, connectionId: sourceId }),
  "connection.remove": (api, { org, sourceId }) => api.connection.remove({ org, connectionId: sourceId }),
  "import.remove": (api, { org, importId }) => api.import.remove({ org, importId }),
};

/** Every procedure that tells of several things, by its path. */
export const LISTING: Record<string, (api: Api, at: Attempt) => Promise<unknown>> = {
  "client.list": (api, { org }) => api.client.list({ org, sort: "name", direction: "asc", filters: {} }),
  "board.list": (api, { org }) => api.board.list({ org, sort: "name", direction: "asc", filters: {} }),
  "board.summary": (api, { org }) => api.board.summary({ org }),
  "client.search": (api, { org }) => api.client.search({ org, text: "" }),
  "connection.list": (api, { org }) => api.connection.list({ org }),
  "connection.page": (api, { org }) =>
    api.connection.page({ org, sort: "name", direction: "asc", filters: {} }),
  "import.list": (api, { org }) => api.import.list({ org, sort: "name", direction: "asc", filters: {} }),
  "run.list": (api, { org }) => api.run.list({ org, sort: "createdAt", direction: "desc", filters: {} }),
  "run.triggers": (api, { org }) => api.run.triggers({ org }),
  "overview.get": (api, { org }) => api.overview.get({ org }),
  "organisation.get": (api, { org }) => api.organisation.get({ org }),
  "organisation.search": (api, { org }) => api.organisation.search({ org, text: "" }),
  "organisation.retention": (api, { org }) => api.organisation.retention({ org }),
  "organisation.retentionPreview": (api, { org }) =>
    api.organisation.retentionPreview({ org, keepRunsDays: 30, keepRecordsDays: 7 }),
  "notice.list": (api, { org }) => api.notice.list({ org }),
  "notice.channels": (api, { org }) => api.notice.channels({ org }),
  "notice.thresholds": (api, { org }) => api.notice.thresholds({ org }),
};

/** What an export answers: its status with the text. */
async function answered(
  user: SignedInUser,
  org: string,
  build: (scope: OrgScope, timeZone: string) => CsvExport | Promise<CsvExport>,
): Promise<{ status: number; text: string }> {
  const address = new URL(`http://localhost/export?${new URLSearchParams({ org })}`);
  const response = await answerCsv({ user, deps }, address, "run:read", (scope, _given, { timeZone }) =>
    build(scope, timeZone),
  );
  return { status: response.status, text: await response.text() };
}

type Download = (user: SignedInUser, at: Attempt) => Promise<{ status: number; text: string }>;

const { q: _search, ...everyRecord } = exportRecordsInput.parse({});
const { q: _runs, ...everyRun } = exportRunsInput.parse({});
const { q: _imports, ...everyImport } = exportImportsInput.parse({});

/** Every download that names something of a client. */
export const NAMING_DOWNLOADS: Record<string, Download> = {
  "a run's records": (user, { org, runId }) =>
    answered(user, org, (scope) =>
      exportRecords(scope, deps, { ...everyRecord, search: "", runId }, "records"),
    ),
  "a run's issues": (user, { org, runId }) =>
    answered(user, org, (scope) =>
      exportRecords(scope, deps, { ...everyRecord, search: "", runId }, "issues"),
    ),
  "a run's log": (user, { org, runId }) =>
    answered(user, org, (scope, timeZone) => exportRunLog(scope, deps, runId, timeZone)),
  "an import's log": (user, { org, importId }) =>
    answered(user, org, (scope, timeZone) => exportImportLog(scope, deps, importId, {}, timeZone)),
  "an import's redirects": (user, { org, importId }) =>
    answered(user, org, (scope) => exportRedirects(scope, deps, importId)),
};

/** Every download that tells of several things. */
export const LISTING_DOWNLOADS: Record<string, Download> = {
  runs: (user, { org }) =>
    answered(user, org, (scope) => exportRuns(scope, deps, { ...everyRun, search: "" })),
  board: (user, { org }) =>
    answered(user, org, (scope) =>
      exportBoard(scope, deps, { search: "", need: [], platform: [], cause: [] }),
    ),
  clients: (user, { org }) =>
    answered(user, org, (scope) => exportClients(scope, deps, { search: "", lacks: [] })),
  imports: (user, { org }) =>
    answered(user, org, (scope) => exportImports(scope, deps, { ...everyImport, search: "" })),
};
