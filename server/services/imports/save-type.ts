import type { OrgScope } from "@/server/domain/scope";
import { requireScope } from "@/server/services/require-scope";
import { changeDefinition, type DefinitionDeps } from "./change-definition";
import { demandAvailable } from "./create-import";
import type { TypeStep } from "./import.schema";

export async function saveType(
  scope: OrgScope,
  deps: DefinitionDeps,
  importId: string,
  input: TypeStep,
): Promise<void> {
  requireScope(scope, "import:manage");
  demandAvailable(input.entity);
  await changeDefinition(scope, deps, importId, async (row) => ({
    data: { name: input.name, entity: input.entity },
    step: "type",
    audit: row.name === input.name ? null : { action: "import.renamed", details: { before: row.name } },
  }));
}
