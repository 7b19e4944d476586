import { findImportRow } from "@/server/db/repositories/imports";
import { findTemplateRow } from "@/server/db/repositories/templates";
import type { OrgScope } from "@/server/domain/scope";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import type { TemplateDeps } from "./create-template";
import { countChangedHere } from "./list-template-imports";

export interface ImportTemplate {
  id: string;
  name: string;
  /** What the import was given, and the latest there is. */
  version: number;
  latestVersion: number;
  changedHere: number;
}

/** The template that an import was given; null for one that has none. */
export async function getImportTemplate(
  scope: OrgScope,
  deps: TemplateDeps,
  importId: string,
): Promise<ImportTemplate | null> {
  requireScope(scope, "template:read");
  requireScope(scope, "import:read");
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  const template = row.templateId && (await findTemplateRow(scope, deps.db, row.templateId));
  if (!template) return null;
  return {
    id: template.id,
    name: template.name,
    version: row.templateVersion ?? 0,
    latestVersion: template.latestVersion,
    changedHere: await countChangedHere(scope, deps, importId),
  };
}
