import { filtersSchemas } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
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
  await changeDefinition(scope, deps, importId, async (row) => ({
    // Filters and rules of another entity mean nothing for this one.
    data:
      row.entity === input.entity
        ? { name: input.name }
        : {
            name: input.name,
            entity: input.entity,
            filters: filtersSchemas[input.entity].parse({}),
            mappingVersion: null,
          },
    step: "type",
    audit: row.name === input.name ? null : { action: "import.renamed", details: { before: row.name } },
  }));
}
