import { addMappingVersion } from "@/server/db/repositories/imports-mapping";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import { changedRuleIds } from "@/server/mapping/changed";
import { ServiceError } from "@/server/services/errors";
import { actingUserId, requireScope } from "@/server/services/require-scope";
import { changeDefinition, type DefinitionDeps, type MakeChange } from "./change-definition";
import { currentMapping } from "./current-mapping";
import type { SaveMapping } from "./import.schema";

export async function saveMapping(scope: OrgScope, deps: DefinitionDeps, input: SaveMapping): Promise<void> {
  requireScope(scope, "import:manage");
  await changeDefinition(scope, deps, input.importId, mappingChange(scope, deps, input));
}

/**
 * Writes changed rules as a new version; older ones stay, since runs refer to them. Rules with faults are kept too,
 * so that no work is lost: the import is not ready until they are mended.
 */
export function mappingChange(
  scope: OrgScope,
  deps: Pick<DefinitionDeps, "platforms">,
  input: Pick<SaveMapping, "rules" | "basedOn">,
): MakeChange {
  return async (row, tx) => {
    if (!row.target) {
      throw new ServiceError("conflict", "Choose a target first: the mapping fills that store's fields.");
    }
    const current = await currentMapping(scope, deps, tx, row);
    const changed = changedRuleIds(input.rules, current.rules).size;
    if (changed === 0) return { data: {}, step: "mapping", audit: null };
    if (input.basedOn !== current.version) {
      throw new ServiceError(
        "conflict",
        "Somebody else has changed this mapping since you opened it. Load the page again, then make your change once more.",
      );
    }
    const version = await addMappingVersion(scope, tx, row.id, input.rules, actingUserId(scope));
    return {
      data: { mappingVersion: version },
      step: "mapping",
      audit: {
        action: "import.mapping_changed",
        details: { rules: changed },
        changes: changesBetween({ mappingVersion: current.version }, { mappingVersion: version }),
      },
    };
  };
}
