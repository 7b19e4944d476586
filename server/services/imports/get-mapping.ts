import { findImportRow } from "@/server/db/repositories/imports";
import {
  findMappingRules,
  listMappingVersions,
  type MappingVersionRow,
} from "@/server/db/repositories/imports-mapping";
import type { Entity } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import type { MappingRule } from "@/server/mapping/rule";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { type CurrentMapping, currentMapping } from "./current-mapping";

export interface MappingDetails extends CurrentMapping {
  entity: Entity;
  source: { name: string; platform: string } | null;
  target: { name: string; platform: string };
  versions: MappingVersionRow[];
}

const VERSIONS = 50;

/** The mapping with all that the studio draws it from. */
export async function getMapping(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  importId: string,
): Promise<MappingDetails> {
  requireScope(scope, "import:read");
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  if (!row.target) throw new ServiceError("conflict", "Choose a target first, in the import's third step.");
  const platformName = (id: string) => deps.platforms.find(id)?.descriptor.name ?? id;
  return {
    entity: row.entity,
    ...(await currentMapping(scope, deps, deps.db, row)),
    source: row.source && { name: row.source.name, platform: platformName(row.source.platform) },
    target: { name: row.target.name, platform: platformName(row.target.platform) },
    versions: await listMappingVersions(scope, deps.db, importId, VERSIONS),
  };
}

/** The rules as an earlier version holds them, to be taken up again. */
export async function getMappingVersion(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: { importId: string; version: number },
): Promise<{ rules: MappingRule[] }> {
  requireScope(scope, "import:read");
  const rules = await findMappingRules(scope, deps.db, input.importId, input.version);
  if (!rules) throw notFound("version of the mapping");
  return { rules };
}
