import { findTemplateContent, findTemplateRow } from "@/server/db/repositories/templates";
import type { Entity } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import { type Difference, differenceOf } from "@/server/mapping/templates/three-way";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import type { TemplateDeps } from "./create-template";
import { fieldLabels } from "./field-labels";
import type { CompareVersions } from "./template.schema";

export interface ComparedVersions extends Difference {
  entity: Entity;
  /** What target fields are called, by the ids of their rules. */
  labels: Record<string, string>;
}

/** What one version holds otherwise than another one. */
export async function compareVersions(
  scope: OrgScope,
  deps: TemplateDeps,
  { templateId, before, after }: CompareVersions,
): Promise<ComparedVersions> {
  requireScope(scope, "template:read");
  const template = await findTemplateRow(scope, deps.db, templateId);
  if (!template) throw notFound("template");
  const [was, now] = await Promise.all(
    [before, after].map((version) => findTemplateContent(scope, deps.db, templateId, version)),
  );
  if (!was || !now) throw notFound("version of the template");
  const difference = differenceOf(was, now);
  return {
    ...difference,
    entity: template.entity,
    labels: fieldLabels(deps, template.entity, difference.rules),
  };
}
