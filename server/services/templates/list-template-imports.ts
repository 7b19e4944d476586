import { findImportRow } from "@/server/db/repositories/imports";
import { findTemplateRow } from "@/server/db/repositories/templates";
import {
  listTemplateImportIds,
  listTemplateImportRows,
  type TemplateImportsQuery,
} from "@/server/db/repositories/templates-imports";
import type { OrgScope } from "@/server/domain/scope";
import type { TemplateUse } from "@/server/domain/template";
import { differenceOf, sizeOf } from "@/server/mapping/templates/three-way";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import type { TemplateDeps } from "./create-template";
import { asTemplate, importContent } from "./import-content";

export interface TemplateImport {
  id: string;
  name: string;
  client: { id: string; name: string };
  use: TemplateUse;
  /** The template that it was given last, be it this one or another. */
  template: { id: string; name: string; version: number } | null;
  /** How much was changed by hand since it was given; null where nothing was given. */
  changedHere: number | null;
}

/** Imports that use the template, and others that could. */
export async function listTemplateImports(
  scope: OrgScope,
  deps: TemplateDeps,
  { templateId, ...query }: TemplateImportsQuery & { templateId: string },
): Promise<{ rows: TemplateImport[]; total: number }> {
  requireScope(scope, "template:read");
  requireScope(scope, "import:read");
  const template = await findTemplateRow(scope, deps.db, templateId);
  if (!template) throw notFound("template");
  const { rows, total } = await listTemplateImportRows(scope, deps.db, template, query);
  return {
    total,
    rows: await Promise.all(
      rows.map(async ({ id, name, client, templateId: given, templateVersion, template: its }) => ({
        id,
        name,
        client,
        use:
          given === null
            ? ("none" as const)
            : given !== templateId
              ? ("other" as const)
              : (templateVersion ?? 0) < template.latestVersion
                ? ("behind" as const)
                : ("current" as const),
        template: given && its ? { id: given, name: its.name, version: templateVersion ?? 0 } : null,
        changedHere: given === null ? null : await countChangedHere(scope, deps, id),
      })),
    ),
  };
}

/** How much an import holds otherwise than it was given. */
export async function countChangedHere(
  scope: OrgScope,
  deps: TemplateDeps,
  importId: string,
): Promise<number> {
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) return 0;
  const { base, here } = await importContent(scope, deps, deps.db, row);
  return sizeOf(differenceOf(base, asTemplate(here)));
}

/** More are not chosen at once. */
const MOST_CHOSEN = 1_000;

/** All that the list would show, page after page, to be chosen. */
export async function listTemplateImportChoice(
  scope: OrgScope,
  deps: TemplateDeps,
  { templateId, ...query }: Pick<TemplateImportsQuery, "search" | "use"> & { templateId: string },
): Promise<string[]> {
  requireScope(scope, "template:read");
  requireScope(scope, "import:read");
  const template = await findTemplateRow(scope, deps.db, templateId);
  if (!template) throw notFound("template");
  return listTemplateImportIds(scope, deps.db, template, query, MOST_CHOSEN);
}
