import canonicalize from "canonicalize";
import { changesBetween } from "@/server/domain/audit-changes";
import { filtersSchemas } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { requireScope } from "@/server/services/require-scope";
import { changeDefinition, type DefinitionDeps } from "./change-definition";
import type { FiltersStep } from "./import.schema";

export async function saveFilters(
  scope: OrgScope,
  deps: DefinitionDeps,
  importId: string,
  input: FiltersStep,
): Promise<void> {
  requireScope(scope, "import:manage");
  await changeDefinition(scope, deps, importId, async (row) => {
    const schema = filtersSchemas[row.entity];
    const filters = schema.parse(input);
    const before = schema.parse(row.filters);
    const same = canonicalize(before) === canonicalize(filters);
    return {
      data: same ? {} : { filters },
      step: "filters",
      audit: same ? null : { action: "import.filters_changed", changes: changesBetween(before, filters) },
    };
  });
}
