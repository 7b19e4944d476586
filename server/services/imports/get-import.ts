import { type ConnectionSide, findImportRow, type ImportRow } from "@/server/db/repositories/imports";
import { countWritingRuns, findRuns, listLatestRunIds } from "@/server/db/repositories/imports-runs";
import type { Entity } from "@/server/domain/entity";
import {
  filtersSchemas,
  type ImportFilters,
  type ImportOptions,
  importOptionsSchema,
  type Retirement,
} from "@/server/domain/import-settings";
import {
  type DefinitionProgress,
  type ImportStep,
  openStep,
  type StepState,
  stepStates,
} from "@/server/domain/import-steps";
import type { ImportHealth } from "@/server/domain/notice";
import { isRunEnded } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { changedRuleIds } from "@/server/mapping/changed";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { type CurrentMapping, currentMapping } from "./current-mapping";
import type { FiltersStep } from "./import.schema";
import { retirementsOf } from "./retirements";
import { briefOf, type RunBrief } from "./run-brief";
import { type DefinitionPart, staleParts } from "./stale-parts";

export interface ImportSide {
  id: string;
  name: string;
  platform: string;
  platformName: string;
  status: ConnectionSide["status"];
  /** The store's own name, once it was asked. */
  storeName: string | null;
}

export interface ImportDetails {
  id: string;
  name: string;
  entity: Entity;
  status: "draft" | "ready";
  client: { id: string; name: string };
  source: ImportSide | null;
  target: ImportSide | null;
  filters: FiltersStep;
  options: ImportOptions;
  /** What the target can do with a record that is gone at the source. */
  retirements: readonly Retirement[];
  mapping: { version: number | null; changed: number; filled: number; errors: number };
  watermark: Date | null;
  health: ImportHealth;
  healthSince: Date | null;
  /** In per cent; null: the organisation's. */
  noticeThreshold: number | null;
  createdAt: Date;
  updatedAt: Date;
  steps: Record<ImportStep, StepState>;
  /** Where to go on with the definition. */
  openStep: ImportStep;
  /** Its stores can no longer be changed. */
  hasRun: boolean;
  lastRun: RunBrief | null;
  /** `stale` names what was changed since. */
  lastDryRun: (RunBrief & { stale: DefinitionPart[] }) | null;
  /** A run that is under way now. */
  active: RunBrief | null;
}

/** One import with how far its definition is and what its latest runs came to. */
export async function getImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  importId: string,
): Promise<ImportDetails> {
  requireScope(scope, "import:read");
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  const mapping = await currentMapping(scope, deps, deps.db, row);
  const [writing, runs] = await Promise.all([
    countWritingRuns(scope, deps.db, importId),
    latestRuns(scope, deps, row, mapping),
  ]);
  const mappingErrors = validateMapping(row.entity, mapping.rules, mapping.targetFields).filter(
    (problem) => problem.severity === "error",
  ).length;
  const progress: DefinitionProgress = { ...row, mappingErrors };
  return {
    id: row.id,
    name: row.name,
    entity: row.entity,
    status: row.status,
    client: row.client,
    source: sideOf(deps, row.source),
    target: sideOf(deps, row.target),
    filters: chosenFilters(filtersSchemas[row.entity].parse(row.filters)),
    options: importOptionsSchema.parse(row.options),
    retirements: retirementsOf(deps, row),
    mapping: {
      version: mapping.version,
      changed: changedRuleIds(mapping.rules, mapping.automatic).size,
      filled: mapping.rules.filter((rule) => rule.enabled).length,
      errors: mappingErrors,
    },
    watermark: row.watermark,
    health: row.health,
    healthSince: row.healthSince,
    noticeThreshold: row.noticeThreshold,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    steps: stepStates(progress),
    openStep: openStep(progress),
    hasRun: writing > 0,
    ...runs,
  };
}

/** What a person has chosen: the ids of single records are for retries alone. */
function chosenFilters({ sourceIds: _forRetries, ...filters }: ImportFilters): FiltersStep {
  return filters;
}

async function latestRuns(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  row: ImportRow,
  mapping: CurrentMapping,
): Promise<Pick<ImportDetails, "lastRun" | "lastDryRun" | "active">> {
  const ids = await Promise.all([
    listLatestRunIds(scope, deps.db, [row.id], "writing"),
    listLatestRunIds(scope, deps.db, [row.id], "dry"),
  ]);
  const runs = await findRuns(scope, deps.db, ids.flat());
  const last = runs.find((run) => run.kind !== "dry_run");
  const dry = runs.find((run) => run.kind === "dry_run");
  const active = [last, dry].find((run) => run && !isRunEnded(run.status));
  return {
    lastRun: last ? briefOf(last) : null,
    lastDryRun: dry
      ? { ...briefOf(dry), stale: staleParts(dry, { ...row, rules: mapping.rules }, "what_would_happen") }
      : null,
    active: active ? briefOf(active) : null,
  };
}

function sideOf(deps: Pick<ServiceDeps, "platforms">, side: ConnectionSide | null): ImportSide | null {
  if (!side) return null;
  const { store } = side;
  const storeName =
    typeof store === "object" && store !== null && !Array.isArray(store) && typeof store.name === "string"
      ? store.name
      : null;
  return {
    id: side.id,
    name: side.name,
    platform: side.platform,
    platformName: deps.platforms.find(side.platform)?.descriptor.name ?? side.platform,
    status: side.status,
    storeName,
  };
}
