import { writeAudit } from "@/server/db/repositories/audit";
import { lockMembers } from "@/server/db/repositories/members";
import { lockTemplateRow, removeTemplateRow, renameTemplateRow } from "@/server/db/repositories/templates";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { refuseTakenName } from "./create-template";

export async function renameTemplate(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  { templateId, name }: { templateId: string; name: string },
): Promise<void> {
  requireScope(scope, "template:manage");
  await deps.db.$transaction(async (tx) => {
    // Names are given one after the other.
    await lockMembers(scope, tx);
    const before = await lockTemplateRow(scope, tx, templateId);
    if (!before) throw notFound("template");
    if (before.name === name) return;
    await refuseTakenName(scope, tx, name, templateId);
    await renameTemplateRow(scope, tx, templateId, name);
    await writeAudit(scope, tx, {
      action: "template.renamed",
      subject: "template",
      subjectId: templateId,
      details: { name },
      changes: changesBetween({ name: before.name }, { name }),
    });
  });
}

/** Imports keep what they hold. */
export async function removeTemplate(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  templateId: string,
): Promise<{ imports: number }> {
  requireScope(scope, "template:manage");
  return deps.db.$transaction(async (tx) => {
    const template = await lockTemplateRow(scope, tx, templateId);
    if (!template) throw notFound("template");
    const gone = await removeTemplateRow(scope, tx, templateId);
    await writeAudit(scope, tx, {
      action: "template.removed",
      subject: "template",
      subjectId: templateId,
      details: { name: template.name, version: template.latestVersion, ...gone },
    });
    return gone;
  });
}
