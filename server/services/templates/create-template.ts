import type { Prisma } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { type ImportRow, lockImportRow, updateImportRow } from "@/server/db/repositories/imports";
import { lockMembers } from "@/server/db/repositories/members";
import { createTemplateRow, isTemplateNameTaken } from "@/server/db/repositories/templates";
import type { OrgScope } from "@/server/domain/scope";
import type { TemplateContent } from "@/server/mapping/templates/content";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { actingUserId, requireScope } from "@/server/services/require-scope";
import { asTemplate, importContent } from "./import-content";
import type { CreateTemplate } from "./template.schema";

export type TemplateDeps = Pick<ServiceDeps, "db" | "platforms">;

/** A template of what the import holds now, which the import itself uses from then on. */
export async function createTemplate(
  scope: OrgScope,
  deps: TemplateDeps,
  { importId, name, note }: CreateTemplate,
): Promise<{ id: string }> {
  requireScope(scope, "template:manage");
  return deps.db.$transaction(async (tx) => {
    // Names are given one after the other.
    await lockMembers(scope, tx);
    const row = await lockImportRow(scope, tx, importId);
    if (!row) throw notFound("import");
    const content = await contentToShare(scope, deps, tx, row);
    await refuseTakenName(scope, tx, name);
    const created = await createTemplateRow(scope, tx, {
      name,
      entity: row.entity,
      content,
      note,
      createdBy: actingUserId(scope),
    });
    await updateImportRow(scope, tx, importId, { templateId: created.id, templateVersion: 1 });
    await writeAudit(scope, tx, {
      action: "template.created",
      subject: "template",
      subjectId: created.id,
      details: { name, entity: row.entity, from: row.name },
    });
    return created;
  });
}

/** What a template is made of has to work: a fault in it would stop every import that gets it. */
export async function contentToShare(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms">,
  tx: Prisma.TransactionClient,
  row: ImportRow,
): Promise<TemplateContent> {
  if (!row.target) {
    throw new ServiceError(
      "conflict",
      "This import has no target yet, so it has no mapping either. Choose its target first.",
    );
  }
  const { here, mapping } = await importContent(scope, deps, tx, row);
  const problem = validateMapping(row.entity, here.rules, mapping.targetFields).find(
    ({ severity }) => severity === "error",
  );
  if (problem) {
    throw new ServiceError(
      "conflict",
      `The mapping of this import has a fault at ${problem.target}: ${problem.message} Mend it first.`,
    );
  }
  return asTemplate(here);
}

export async function refuseTakenName(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  name: string,
  exceptId?: string,
): Promise<void> {
  if (!(await isTemplateNameTaken(scope, tx, name, exceptId))) return;
  const message = `There is a template called "${name}" already. Choose another name.`;
  throw new ServiceError("conflict", message, { fields: { name: message } });
}
