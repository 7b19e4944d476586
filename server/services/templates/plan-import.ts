import type { Db } from "@/server/db/client";
import type { Template } from "@/server/db/generated/client";
import type { ImportRow } from "@/server/db/repositories/imports";
import type { OrgScope } from "@/server/domain/scope";
import type { MappingRule } from "@/server/mapping/rule";
import type { OwnContent, TemplateContent } from "@/server/mapping/templates/content";
import {
  chosenOf,
  planUpdate,
  type UpdatePlan,
  withOptionChanges,
  withRuleChanges,
} from "@/server/mapping/templates/three-way";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "@/server/services/deps";
import type { CurrentMapping } from "@/server/services/imports/current-mapping";
import { retirementsOf } from "@/server/services/imports/retirements";
import { fingerprintOf, importContent } from "./import-content";

export interface ImportPlan {
  row: ImportRow;
  mapping: CurrentMapping;
  here: OwnContent;
  plan: UpdatePlan;
  seen: string;
}

/** What a version of a template would change in an import. */
export async function planImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms">,
  db: Db,
  row: ImportRow,
  next: TemplateContent,
): Promise<ImportPlan> {
  const { mapping, here, base } = await importContent(scope, deps, db, row);
  return { row, mapping, here, plan: planUpdate(base, here, next), seen: fingerprintOf(row, here) };
}

/** The plan as it is carried out, with the import's parts as they will be. */
export function carriedOut({ here, plan }: Pick<ImportPlan, "here" | "plan">, keep: boolean) {
  const chosen = chosenOf(plan, keep);
  return {
    rules: chosen.rules.length > 0 ? withRuleChanges(here.rules, chosen.rules) : null,
    options: chosen.options.length > 0 ? withOptionChanges(here.options, chosen.options) : null,
    schedules: chosen.schedules,
  };
}

/** Why a template cannot be given to this import at all; null when it can. */
export function misfitOf(template: Template, row: ImportRow): string | null {
  if (row.entity !== template.entity) {
    return `"${template.name}" is a template for ${template.entity}, and this import brings over ${row.entity}.`;
  }
  if (!row.target) return "It has no target yet, so it has no mapping either. Choose its target first.";
  return null;
}

/**
 * What the import could not do with the parts as they will be, and can do with them as they are: a push never stops an
 * import that works. Sentences for people.
 */
export function newFaults(
  deps: Pick<ServiceDeps, "platforms">,
  { row, mapping, here }: Pick<ImportPlan, "row" | "mapping" | "here">,
  { rules, options }: Pick<ReturnType<typeof carriedOut>, "rules" | "options">,
): string[] {
  const faultsOf = (of: MappingRule[]) =>
    validateMapping(row.entity, of, mapping.targetFields)
      .filter(({ severity }) => severity === "error")
      .map(({ target, message }) => `${target}: ${message}`);
  const known = new Set(faultsOf(here.rules));
  const policy = options?.deletions.policy ?? "keep";
  const offered =
    policy === "keep" ||
    policy === here.options.deletions.policy ||
    retirementsOf(deps, row).includes(policy);
  return [
    ...(rules ? faultsOf(rules).filter((fault) => !known.has(fault)) : []),
    ...(offered ? [] : ["Its target cannot do with what is gone at the source what the template says."]),
  ];
}
