import type { Prisma, Template } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { lockImportRow, updateImportRow } from "@/server/db/repositories/imports";
import { findScheduleRow } from "@/server/db/repositories/schedules";
import type { AuditChanges } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { TemplateContent } from "@/server/mapping/templates/content";
import type { UpdatePlan } from "@/server/mapping/templates/three-way";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { changeDefinitionWithin } from "@/server/services/imports/change-definition";
import { mappingChange } from "@/server/services/imports/save-mapping";
import { optionsChange } from "@/server/services/imports/save-options";
import { changeScheduleWithin } from "@/server/services/schedules/change-schedule";
import { createScheduleWithin } from "@/server/services/schedules/create-schedule";
import { removal } from "@/server/services/schedules/remove-schedule";
import { settingsChange } from "@/server/services/schedules/update-schedule";
import { carriedOut, misfitOf, newFaults, planImport } from "./plan-import";

export type ApplyDeps = Pick<ServiceDeps, "platforms" | "clock">;

export interface GivenTemplate {
  template: Template;
  version: number;
  content: TemplateContent;
}

/**
 * Gives a version to one import, each part as if somebody had changed it by hand: the same checks, versions of the
 * mapping, times of schedules, readiness and entries of the log. The caller's transaction makes it all or nothing.
 */
export async function applyToImport(
  scope: OrgScope,
  deps: ApplyDeps,
  tx: Prisma.TransactionClient,
  { template, version, content }: GivenTemplate,
  { importId, keep, seen, push }: { importId: string; keep: boolean; seen: string | null; push?: string },
): Promise<"changed" | "unchanged"> {
  const row = await lockImportRow(scope, tx, importId);
  if (!row) throw notFound("import");
  const misfit = misfitOf(template, row);
  if (misfit) throw new ServiceError("conflict", misfit);
  const planned = await planImport(scope, deps, tx, row, content);
  const parts = carriedOut(planned, keep);
  const has = row.templateId === template.id && row.templateVersion === version;
  if (has && !parts.rules && !parts.options && parts.schedules.length === 0) return "unchanged";
  if (seen !== null && seen !== planned.seen) {
    throw new ServiceError(
      "conflict",
      "It was changed after you looked. Look at the difference again, then push it once more.",
    );
  }
  const [fault] = newFaults(deps, planned, parts);
  if (fault) throw new ServiceError("conflict", `It could not run any more. ${fault}`);

  const rules = parts.rules ?? planned.here.rules;
  const basedOn = planned.mapping.version;
  await changeDefinitionWithin(scope, deps, tx, importId, mappingChange(scope, deps, { rules, basedOn }));
  const options = parts.options ?? planned.here.options;
  await changeDefinitionWithin(scope, deps, tx, importId, optionsChange(deps, options));
  await changeSchedules(scope, deps, tx, importId, parts.schedules);
  await updateImportRow(scope, tx, importId, { templateId: template.id, templateVersion: version });
  await writeAudit(scope, tx, {
    action: "import.template_applied",
    subject: "import",
    subjectId: importId,
    details: {
      name: row.name,
      template: template.name,
      keptByHand: keep,
      ...(push ? { push } : {}),
    },
    changes: versionChange(row.templateId === template.id ? row.templateVersion : null, version),
  });
  return "changed";
}

function versionChange(before: number | null, after: number): AuditChanges {
  return before === after ? {} : { templateVersion: { before, after } };
}

/** Those that go are gone before others come: an import can have but so many. */
async function changeSchedules(
  scope: OrgScope,
  deps: ApplyDeps,
  tx: Prisma.TransactionClient,
  importId: string,
  changes: UpdatePlan["schedules"],
): Promise<void> {
  for (const { id, after } of changes) {
    if (id !== null && !after) await changeScheduleWithin(scope, tx, id, removal(scope));
  }
  for (const { id, after } of changes) {
    if (!after) continue;
    if (id === null) {
      await createScheduleWithin(scope, deps, tx, { ...after, importId, startsAt: null, endsAt: null });
      continue;
    }
    const own = await findScheduleRow(scope, tx, id);
    if (!own) throw notFound("schedule");
    const { startsAt, endsAt } = own;
    await changeScheduleWithin(scope, tx, id, settingsChange(scope, deps, { ...after, startsAt, endsAt }));
  }
}
