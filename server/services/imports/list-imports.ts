import {
  type ImportListQuery,
  type ImportListRow,
  listImportIds,
  listImportRows,
} from "@/server/db/repositories/imports-list";
import { findRuns, listLatestRunIds } from "@/server/db/repositories/imports-runs";
import { findNextTimes } from "@/server/db/repositories/schedules";
import type { Entity } from "@/server/domain/entity";
import type { ImportListState } from "@/server/domain/import-list";
import { type ImportStep, openStep } from "@/server/domain/import-steps";
import { narrowedTo, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { briefOf, type RunBrief } from "./run-brief";

interface ListSide {
  name: string;
  platformName: string;
}

export interface ImportListItem {
  id: string;
  name: string;
  entity: Entity;
  clientName: string;
  state: ImportListState;
  /** The definition is complete: it can be run. */
  ready: boolean;
  /** Where to go on with the definition. */
  openStep: ImportStep;
  source: ListSide | null;
  target: ListSide | null;
  lastRun: RunBrief | null;
  lastDryRun: RunBrief | null;
  /** When a schedule starts it next. */
  nextRunAt: Date | null;
}

/** The organisation's imports, or those of one client, a page at a time, with what their latest runs came to. */
export async function listImports(
  ofAll: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  { clientId, ...query }: ImportListQuery & { clientId?: string | undefined },
): Promise<{ rows: ImportListItem[]; total: number }> {
  requireScope(ofAll, "import:read");
  const scope = narrowedTo(ofAll, clientId);
  const page = await listImportIds(scope, deps.db, query);
  const ids = page.rows.map((row) => row.id);
  const [rows, writing, dry, nextTimes] = await Promise.all([
    listImportRows(scope, deps.db, ids),
    listLatestRunIds(scope, deps.db, ids, "writing"),
    listLatestRunIds(scope, deps.db, ids, "dry"),
    findNextTimes(scope, deps.db, ids),
  ]);
  const runs = await findRuns(scope, deps.db, [...writing, ...dry]);
  const runOf = (importId: string, isDry: boolean) => {
    const run = runs.find((entry) => entry.importId === importId && (entry.kind === "dry_run") === isDry);
    return run ? briefOf(run) : null;
  };
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    total: page.total,
    rows: page.rows.flatMap(({ id, state }) => {
      const row = byId.get(id);
      return row
        ? [
            {
              ...listItem(deps, row, state),
              lastRun: runOf(id, false),
              lastDryRun: runOf(id, true),
              nextRunAt: nextTimes.get(id) ?? null,
            },
          ]
        : [];
    }),
  };
}

function listItem(
  deps: Pick<ServiceDeps, "platforms">,
  row: ImportListRow,
  state: ImportListState,
): Omit<ImportListItem, "lastRun" | "lastDryRun" | "nextRunAt"> {
  const side = (of: { name: string; platform: string } | null): ListSide | null =>
    of && { name: of.name, platformName: deps.platforms.find(of.platform)?.descriptor.name ?? of.platform };
  const ready = row.status === "ready";
  // A definition whose steps are all saved and that still is no more than a draft has a fault in its mapping.
  const step = openStep({ ...row, mappingErrors: 0 });
  return {
    id: row.id,
    name: row.name,
    entity: row.entity,
    clientName: row.client.name,
    state,
    ready,
    openStep: !ready && step === "review" ? "mapping" : step,
    source: side(row.source),
    target: side(row.target),
  };
}
