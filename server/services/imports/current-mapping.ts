import type { Db } from "@/server/db/client";
import type { ImportRow } from "@/server/db/repositories/imports";
import { findMappingRules } from "@/server/db/repositories/imports-mapping";
import type { FieldDescriptor } from "@/server/domain/field";
import type { OrgScope } from "@/server/domain/scope";
import { autoMap } from "@/server/mapping/auto-map";
import type { MappingRule } from "@/server/mapping/rule";
import type { ServiceDeps } from "@/server/services/deps";

export interface CurrentMapping {
  /** Null while the automatic mapping holds. */
  version: number | null;
  rules: MappingRule[];
  automatic: MappingRule[];
  targetFields: readonly FieldDescriptor[];
}

/** The rules that a run started now would work by. Without a target there are none. */
export async function currentMapping(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms">,
  db: Db,
  row: Pick<ImportRow, "id" | "entity" | "mappingVersion" | "target">,
): Promise<CurrentMapping> {
  const targetFields = deps.platforms.find(row.target?.platform ?? "")?.target?.fields[row.entity] ?? [];
  const automatic = autoMap(row.entity, targetFields);
  const saved =
    row.mappingVersion === null ? null : await findMappingRules(scope, db, row.id, row.mappingVersion);
  return {
    version: saved ? row.mappingVersion : null,
    rules: saved ?? automatic,
    automatic,
    targetFields,
  };
}
