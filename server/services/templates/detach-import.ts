import { writeAudit } from "@/server/db/repositories/audit";
import { lockImportRow, updateImportRow } from "@/server/db/repositories/imports";
import { findTemplateRow } from "@/server/db/repositories/templates";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

/** The import keeps all that it holds, and is not shown as behind any more. */
export async function detachImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  importId: string,
): Promise<void> {
  requireScope(scope, "import:manage");
  requireScope(scope, "template:read");
  await deps.db.$transaction(async (tx) => {
    const row = await lockImportRow(scope, tx, importId);
    if (!row) throw notFound("import");
    if (row.templateId === null) return;
    const template = await findTemplateRow(scope, tx, row.templateId);
    await updateImportRow(scope, tx, importId, { templateId: null, templateVersion: null });
    await writeAudit(scope, tx, {
      action: "import.template_detached",
      subject: "import",
      subjectId: importId,
      details: { name: row.name, template: template?.name ?? null, version: row.templateVersion },
    });
  });
}
