import { randomUUID } from "node:crypto";
import { findAuthorization } from "@/server/db/repositories/authorizations";
import {
  claimClient,
  countOfClient,
  findClient,
  findClientsByIds,
  findHeldByClient,
  listFirstClients,
  lockClient,
} from "@/server/db/repositories/clients";
import { listClientRows, searchClients } from "@/server/db/repositories/clients-list";
import {
  findConnection,
  findDependants,
  listConnectionPage,
  listConnections,
  readSealed,
} from "@/server/db/repositories/connections";
import {
  findConnectionSide,
  findImportRow,
  listImportNames,
  lockImportRow,
} from "@/server/db/repositories/imports";
import { listImportRows } from "@/server/db/repositories/imports-list";
import { findMappingRules, listMappingVersions } from "@/server/db/repositories/imports-mapping";
import { findLinkedReferences } from "@/server/db/repositories/imports-references";
import {
  countHistory,
  countTriedAgain,
  countWritingRuns,
  findActiveRun,
  findFailedSourceIds,
  findLastComparison,
  findLastPass,
  findRuns,
  hasWrittenSince,
  listLatestRunIds,
} from "@/server/db/repositories/imports-runs";
import { findLatestReads, listLinkRowsAfter } from "@/server/db/repositories/linked-pages";
import { findRecordRow, listRecordHistory, listRecordRows } from "@/server/db/repositories/records";
import { findNeighbours, findPlace, listRecordRowsAfter } from "@/server/db/repositories/records-walk";
import {
  countDue,
  listKeptRunIds,
  listRunsToEmpty,
  listRunsToRemove,
} from "@/server/db/repositories/retention";
import { findApprovedAfter, findHeldDeletions } from "@/server/db/repositories/run-deletions";
import { sumImportByDay } from "@/server/db/repositories/run-history";
import { listLogRowsAfter, listRunsWithin } from "@/server/db/repositories/run-logs";
import {
  countPendingMedia,
  countRunsByTrigger,
  findRunRow,
  groupIssues,
  listLogRows,
  listRunLimits,
  listRunRows,
} from "@/server/db/repositories/runs";
import {
  countSchedules,
  findLastRuns,
  findNextTimes,
  findScheduleRow,
  listScheduleRows,
  listTimedSchedules,
  lockScheduleRow,
} from "@/server/db/repositories/schedules";
import {
  countWaiting,
  findEndpoint,
  hasReadSince,
  listImportsInRealTime,
  listRealTimeImports,
  readEndpointSecret,
} from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import { deps } from "../integration/imports/stores";
import type { ClientsThings } from "./two-clients";

const { db } = deps;
const query = { search: "", state: [], kind: [], issue: [], sort: "seq", direction: "asc" } as const;
const page = { page: 1, pageSize: 10 };
const filter = { search: "", status: [], kind: [], trigger: [] };
const ever = { from: null, until: null };
const pairOf = ({ sourceId, targetId }: ClientsThings) => ({
  sourceConnId: sourceId,
  targetConnId: targetId,
});
const before = () => ({ id: randomUUID(), createdAt: new Date(0) });
const soon = () => new Date(Date.now() + 86_400_000);

/** What a repository answers for the things of one client. */
export type Read = (scope: OrgScope, of: ClientsThings) => unknown;

export const READS: Record<string, Read> = {
  findClient: (scope, { clientId }) => findClient(scope, db, clientId),
  findClientsByIds: (scope, { clientId }) => findClientsByIds(scope, db, [clientId]),
  claimClient: (scope, { clientId }) => claimClient(scope, db, clientId),
  lockClient: (scope, { clientId }) => lockClient(scope, db, clientId),
  listFirstClients: async (scope, { clientId }) =>
    (await listFirstClients(scope, db, 9)).find(({ id }) => id === clientId),
  findHeldByClient: async (scope, { clientId }) => (await findHeldByClient(scope, db, clientId)).imports,
  countOfClient: async (scope, { clientId }) => (await countOfClient(scope, db, clientId)).imports,
  searchClients: async (scope) => (await searchClients(scope, db, "Bravo", 9)).rows,
  listClientRows: async (scope) =>
    (await listClientRows(scope, db, { search: "Bravo", lacks: [], sort: "name", direction: "asc", ...page }))
      .rows,
  listConnectionPage: async (scope, { sourceId }) =>
    (
      await listConnectionPage(scope, db, { search: "", status: [], sort: "name", direction: "asc", ...page })
    ).rows.find(({ id }) => id === sourceId),
  listConnections: async (scope, { sourceId }) =>
    (await listConnections(scope, db)).find(({ id }) => id === sourceId),
  findConnection: (scope, { sourceId }) => findConnection(scope, db, sourceId),
  readSealed: (scope, { sourceId }) => readSealed(scope, db, sourceId),
  "findDependants, imports": async (scope, { sourceId }) =>
    (await findDependants(scope, db, sourceId)).imports,
  "findDependants, links": async (scope, { sourceId }) => (await findDependants(scope, db, sourceId)).links,
  findAuthorization: (scope, { authorizationId }) => findAuthorization(scope, db, authorizationId),
  findImportRow: (scope, { importId }) => findImportRow(scope, db, importId),
  lockImportRow: (scope, { importId }) => db.$transaction((tx) => lockImportRow(scope, tx, importId)),
  findConnectionSide: (scope, { sourceId }) => findConnectionSide(scope, db, sourceId),
  listImportNames: (scope) => listImportNames(scope, db, "Bravo"),
  listImportRows: (scope, { importId }) => listImportRows(scope, db, [importId]),
  findMappingRules: async (scope, { importId }) => (await findMappingRules(scope, db, importId, 1)) !== null,

  listMappingVersions: (scope, { importId }) => listMappingVersions(scope, db, importId, 9),
  findLinkedReferences: (scope, of) =>
    findLinkedReferences(scope, db, pairOf(of), [{ kind: "product", key: "1" }]),
  listLinkRowsAfter: (scope, of) => listLinkRowsAfter(scope, db, pairOf(of), "product", null, 9),
  findLatestReads: async (scope, of) => [
    ...(await findLatestReads(scope, db, pairOf(of), "product", ["p0"])),
  ],
  listLatestRunIds: (scope, { importId }) => listLatestRunIds(scope, db, [importId], "writing"),
  findRuns: (scope, { runId }) => findRuns(scope, db, [runId]),
  countWritingRuns: (scope, { importId }) => countWritingRuns(scope, db, importId),
  "countHistory, runs": async (scope, { importId }) => (await countHistory(scope, db, importId)).runs,
  "countHistory, records": async (scope, { importId }) => (await countHistory(scope, db, importId)).records,
  findLastComparison: (scope, { importId }) => findLastComparison(scope, db, importId),
  findLastPass: (scope, { importId }) => findLastPass(scope, db, importId, "records"),
  hasWrittenSince: (scope, { importId }) => hasWrittenSince(scope, db, importId, before()),
  findActiveRun: (scope, { importId }) => findActiveRun(scope, db, importId),
  findFailedSourceIds: (scope, { importId }) =>
    findFailedSourceIds(scope, db, { id: importId, entity: "products" }, 9),
  countTriedAgain: (scope, { importId, runId }) =>
    countTriedAgain(scope, db, { id: runId, importId, entity: "products" }),
  findRunRow: (scope, { runId }) => findRunRow(scope, db, runId),
  listRunRows: async (scope, { importId }) =>
    (await listRunRows(scope, db, { ...filter, ...page, importId, direction: "asc" })).rows,
  countRunsByTrigger: (scope, { importId }) => countRunsByTrigger(scope, db, importId),
  groupIssues: (scope, { runId }) => groupIssues(scope, db, runId),
  listRunLimits: (scope, { runId }) => listRunLimits(scope, db, runId),
  countPendingMedia: async (scope, { runId }) => (await countPendingMedia(scope, db, runId)).pending,
  listLogRows: (scope, { runId }) => listLogRows(scope, db, runId, 9),
  listLogRowsAfter: (scope, { runId }) => listLogRowsAfter(scope, db, [runId], ever, null, 9),
  listRunsWithin: (scope, { importId }) => listRunsWithin(scope, db, importId, ever, null, 9),
  sumImportByDay: (scope, { importId }) => sumImportByDay(scope, db, importId, "UTC", new Date(0)),
  listRecordRows: async (scope, { runId }) =>
    (await listRecordRows(scope, db, { ...query, state: [], kind: [], issue: [], ...page, runId })).rows,
  listRecordRowsAfter: (scope, { runId }) =>
    listRecordRowsAfter(scope, db, { search: "", state: [], kind: [], issue: [], runId }, null, 9),
  findRecordRow: (scope, { recordId }) => findRecordRow(scope, db, recordId),
  listRecordHistory: (scope, { sourceId, targetId }) =>
    listRecordHistory(scope, db, { kind: "product", sourceId: "p0", run: { sourceId, targetId } }, 9),
  findPlace: (scope, { recordId }) => findPlace(scope, db, recordId),
  findNeighbours: async (scope, { recordId, runId }) => {
    const place = { id: recordId, seq: 0, searchText: "", sku: null };
    const list = { search: "", state: [], kind: [], issue: [], runId };
    return (await findNeighbours(scope, db, place, list, { sort: "seq", direction: "asc" })).next;
  },
  findHeldDeletions: (scope, { runId }) => findHeldDeletions(scope, db, { id: runId, entity: "products" }),
  findApprovedAfter: (scope, { importId }) => findApprovedAfter(scope, db, { ...before(), importId }),
  listKeptRunIds: async (scope, { runId }) => (await listKeptRunIds(scope, db)).filter((id) => id === runId),
  listRunsToEmpty: async (scope, { runId }) =>
    (await listRunsToEmpty(scope, db, soon(), [], null, 9)).ids.filter((id) => id === runId),
  listRunsToRemove: async (scope, { runId }) =>
    (await listRunsToRemove(scope, db, soon(), [], 9)).filter((id) => id === runId),
  countDue: async (scope, { clientId }) => {
    const due = await countDue(scope, db, { runs: soon(), records: soon() }, []);
    const others = { clientId: { not: clientId } };
    const runs = await db.run.count({ where: others });
    return due.runs - runs + due.records - (await db.record.count({ where: { run: others } }));
  },
  listScheduleRows: (scope, { importId }) => listScheduleRows(scope, db, importId),
  countSchedules: (scope, { importId }) => countSchedules(scope, db, importId),
  findScheduleRow: (scope, { scheduleId }) => findScheduleRow(scope, db, scheduleId),
  lockScheduleRow: (scope, { scheduleId }) => db.$transaction((tx) => lockScheduleRow(scope, tx, scheduleId)),
  listTimedSchedules: async (scope, { scheduleId }) =>
    (await listTimedSchedules(scope, db)).find(({ id }) => id === scheduleId),
  findLastRuns: async (scope, { scheduleId }) => [...(await findLastRuns(scope, db, [scheduleId]))],
  findNextTimes: async (scope, { importId }) => [...(await findNextTimes(scope, db, [importId]))],
  findEndpoint: (scope, { sourceId }) => findEndpoint(scope, db, sourceId),
  readEndpointSecret: (scope, { endpointId }) => readEndpointSecret(scope, db, endpointId),
  listImportsInRealTime: (scope, { sourceId }) => listImportsInRealTime(scope, db, sourceId),
  listRealTimeImports: (scope, { sourceId }) => listRealTimeImports(scope, db, sourceId),
  hasReadSince: (scope, { importId }) => hasReadSince(scope, db, importId, new Date(0)),
  countWaiting: async (scope, { importId }) => (await countWaiting(scope, db, importId)).records,
};
