import { countWritingRuns } from "@/server/db/repositories/imports-runs";
import { changesBetween } from "@/server/domain/audit-changes";
import { filtersSchemas } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { changeDefinition, type DefinitionDeps } from "./change-definition";
import type { TypeStep } from "./import.schema";

export async function saveType(
  scope: OrgScope,
  deps: DefinitionDeps,
  importId: string,
  input: TypeStep,
): Promise<void> {
  requireScope(scope, "import:manage");
  await changeDefinition(scope, deps, importId, async (row, tx) => {
    const changed = row.entity !== input.entity;
    if (changed && (await countWritingRuns(scope, tx, importId)) > 0) {
      throw new ServiceError(
        "conflict",
        `This import has already brought over ${row.entity}, and its history belongs to them. Make a new import for ${input.entity}.`,
      );
    }
    return {
      // Filters and rules of another entity mean nothing for this one.
      data: changed
        ? {
            name: input.name,
            entity: input.entity,
            filters: filtersSchemas[input.entity].parse({}),
            mappingVersion: null,
          }
        : { name: input.name },
      step: "type",
      audit:
        row.name === input.name
          ? null
          : {
              action: "import.renamed",
              changes: changesBetween({ name: row.name }, { name: input.name }),
            },
    };
  });
}
