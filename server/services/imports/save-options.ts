import canonicalize from "canonicalize";
import type { ImportRow } from "@/server/db/repositories/imports";
import { changesBetween } from "@/server/domain/audit-changes";
import { type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { changeDefinition, type DefinitionDeps, type MakeChange } from "./change-definition";
import { retirementsOf } from "./retirements";

export async function saveOptions(
  scope: OrgScope,
  deps: DefinitionDeps,
  importId: string,
  options: ImportOptions,
): Promise<void> {
  requireScope(scope, "import:manage");
  await changeDefinition(scope, deps, importId, optionsChange(deps, options));
}

export function optionsChange(deps: Pick<DefinitionDeps, "platforms">, options: ImportOptions): MakeChange {
  return async (row) => {
    const before = importOptionsSchema.parse(row.options);
    demandOffered(deps, row, before, options);
    const same = canonicalize(before) === canonicalize(options);
    return {
      data: same ? {} : { options },
      step: "options",
      audit: same ? null : { action: "import.options_changed", changes: changesBetween(before, options) },
    };
  };
}

/** The target has to be able to do what is newly asked of it. */
function demandOffered(
  deps: Pick<DefinitionDeps, "platforms">,
  row: ImportRow,
  before: ImportOptions,
  { deletions: { policy } }: ImportOptions,
): void {
  if (policy === "keep" || policy === before.deletions.policy) return;
  if (retirementsOf(deps, row).includes(policy)) return;
  throw new ServiceError(
    "invalid",
    "The target cannot do this with what is gone at the source. Choose another answer.",
    { fields: { "options.deletions.policy": "Choose one of the answers that are offered." } },
  );
}
