import type { Template } from "@/server/db/generated/client";
import { findImportRow, type ImportRow } from "@/server/db/repositories/imports";
import { findActiveRun } from "@/server/db/repositories/imports-runs";
import { findTemplateContent, findTemplateRow } from "@/server/db/repositories/templates";
import type { Entity } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import type { TemplateContent } from "@/server/mapping/templates/content";
import { sizeOf, type UpdatePlan } from "@/server/mapping/templates/three-way";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import type { TemplateDeps } from "./create-template";
import { fieldLabels } from "./field-labels";
import { carriedOut, misfitOf, newFaults, planImport } from "./plan-import";
import type { PreviewUpdate } from "./template.schema";

export interface ImportPreview {
  importId: string;
  name: string;
  clientName: string;
  /** Why the template cannot be given to it; nothing else of the preview counts then. */
  misfit: string | null;
  changes: UpdatePlan;
  /** How many of the changes are on what was changed by hand since the import was given something. */
  byHand: number;
  /** What it could no longer do afterwards, which keeps it from being changed: by the answer to "keep". */
  faults: { keep: string[]; overwrite: string[] };
  /** The version that it was given last, of this template or of another one. */
  given: { name: string; version: number; same: boolean } | null;
  /** A run is under way, which goes on with what it began with. */
  running: boolean;
  /** Handed back when it is applied. */
  seen: string;
}

export interface UpdatePreview {
  entity: Entity;
  /** What target fields are called, by the ids of their rules. */
  labels: Record<string, string>;
  imports: ImportPreview[];
}

/** What would change in each import if it were given this version. Imports that are gone are left out. */
export async function previewUpdate(
  scope: OrgScope,
  deps: TemplateDeps,
  { templateId, version, importIds }: PreviewUpdate,
): Promise<UpdatePreview> {
  requireScope(scope, "template:read");
  requireScope(scope, "import:read");
  const template = await findTemplateRow(scope, deps.db, templateId);
  if (!template) throw notFound("template");
  const content = await findTemplateContent(scope, deps.db, templateId, version);
  if (!content) throw notFound("version of the template");
  const imports = await Promise.all(
    importIds.map(async (importId) => {
      const row = await findImportRow(scope, deps.db, importId);
      return row ? [await previewOf(scope, deps, template, content, row)] : [];
    }),
  );
  const previews = imports.flat();
  return {
    entity: template.entity,
    labels: fieldLabels(
      deps,
      template.entity,
      previews.flatMap(({ changes }) => changes.rules),
    ),
    imports: previews,
  };
}

const NOTHING: UpdatePlan = { rules: [], options: [], schedules: [] };

async function previewOf(
  scope: OrgScope,
  deps: TemplateDeps,
  template: Template,
  content: TemplateContent,
  row: ImportRow,
): Promise<ImportPreview> {
  const planned = await planImport(scope, deps, deps.db, row, content);
  const misfit = misfitOf(template, row);
  const changes = misfit === null ? planned.plan : NOTHING;
  const given = row.templateId && (await findTemplateRow(scope, deps.db, row.templateId));
  const faults = (keep: boolean) => (misfit ? [] : newFaults(deps, planned, carriedOut(planned, keep)));
  const byHand = [...changes.rules, ...changes.options, ...changes.schedules].filter((one) => one.byHand);
  return {
    importId: row.id,
    name: row.name,
    clientName: row.client.name,
    misfit,
    changes,
    byHand: byHand.length,
    faults: { keep: sizeOf(changes) === 0 ? [] : faults(true), overwrite: faults(false) },
    given: given
      ? { name: given.name, version: row.templateVersion ?? 0, same: given.id === template.id }
      : null,
    running: (await findActiveRun(scope, deps.db, row.id)) !== null,
    seen: planned.seen,
  };
}
