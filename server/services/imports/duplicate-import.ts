import type { Prisma } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  createImportRow,
  findImportRow,
  listImportNames,
  updateImportRow,
} from "@/server/db/repositories/imports";
import { addMappingVersion, findMappingRules } from "@/server/db/repositories/imports-mapping";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { actingUserId, requireScope } from "@/server/services/require-scope";

const LONGEST_NAME = 120;

/** "Name (copy)", or the first of "Name (copy 2)" … that is free. */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, "").slice(0, LONGEST_NAME - 12);
  for (let number = 1; ; number += 1) {
    const candidate = `${base} (copy${number === 1 ? "" : ` ${number}`})`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The definition with the mapping as it stands. Runs and the watermark belong to the original. */
export async function duplicateImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  importId: string,
): Promise<{ id: string; name: string }> {
  requireScope(scope, "import:manage");
  return deps.db.$transaction(async (tx) => {
    const row = await findImportRow(scope, tx, importId);
    if (!row) throw notFound("import");
    const names = await listImportNames(scope, tx, copyName(row.name, new Set()).split(" (copy")[0] ?? "");
    const name = copyName(row.name, new Set(names.map((entry) => entry.name)));
    const copy = await createImportRow(scope, tx, {
      clientId: row.clientId,
      name,
      entity: row.entity,
      status: row.status,
      wizardStep: row.wizardStep,
      sourceId: row.sourceId,
      targetId: row.targetId,
      filters: row.filters as Prisma.InputJsonObject,
      options: row.options as Prisma.InputJsonObject,
      templateId: row.templateId,
      templateVersion: row.templateVersion,
    });
    const rules =
      row.mappingVersion === null ? null : await findMappingRules(scope, tx, row.id, row.mappingVersion);
    if (rules) {
      const version = await addMappingVersion(scope, tx, copy.id, rules, actingUserId(scope));
      await updateImportRow(scope, tx, copy.id, { mappingVersion: version });
    }
    await writeAudit(scope, tx, {
      action: "import.duplicated",
      subject: "import",
      subjectId: copy.id,
      details: { name, from: row.name },
    });
    return { id: copy.id, name };
  });
}
