import type { Run } from "@/server/db/generated/client";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { filtersSchemas, importOptionsSchema } from "@/server/domain/import-settings";
import type { RunCounters } from "@/server/domain/run";
import type { RunProfiles, RunState, WalkState } from "@/server/engine/ports";
import { rulesSchema } from "@/server/mapping/rule";

export function countersOf(row: Run): RunCounters {
  return {
    read: row.readCount,
    created: row.createdCount,
    updated: row.updatedCount,
    unchanged: row.unchangedCount,
    skipped: row.skippedCount,
    failed: row.failedCount,
    removed: row.removedCount,
    childrenWritten: row.childrenWritten,
    imagesUploaded: row.imagesUploaded,
    imagesReused: row.imagesReused,
    imagesFailed: row.imagesFailed,
    writes: row.writes,
    sourceRequests: row.sourceRequests,
    targetRequests: row.targetRequests,
  };
}

export function runStateOf(row: Run): RunState {
  return {
    id: row.id,
    kind: row.kind,
    entity: row.entity,
    phase: row.phase,
    reach: row.reach,
    goneIds: row.goneIds,
    deletionsApproved: row.deletionsApproved,
    walk: row.walk as WalkState | null,
    deletions: row.deletions as DeletionReport | null,
    filters: filtersSchemas[row.entity].parse(row.filters),
    options: importOptionsSchema.parse(row.options),
    rules: rulesSchema.parse(row.rules),
    retryIds: row.retryIds,
    cursor: row.cursor,
    extracted: row.extracted,
    expectedTotal: row.expectedTotal,
    profiles: row.profiles as RunProfiles | null,
    counters: countersOf(row),
  };
}
