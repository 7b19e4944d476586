import type { Prisma } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { createImportRow } from "@/server/db/repositories/imports";
import { DEFAULT_OPTIONS, filtersSchemas } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { chooseClient } from "@/server/services/clients/choose-client";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import type { CreateImport } from "./import.schema";

/** A draft with its first step done; the other steps hold their defaults. */
export async function createImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: CreateImport,
): Promise<{ id: string }> {
  requireScope(scope, "import:manage");
  return deps.db.$transaction((tx) => createImportWithin(scope, tx, input));
}

/** The same as a part of something larger. */
export async function createImportWithin(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  input: CreateImport,
): Promise<{ id: string }> {
  const clientId = await chooseClient(scope, tx, input.clientId);
  const created = await createImportRow(scope, tx, {
    clientId,
    name: input.name,
    entity: input.entity,
    filters: filtersSchemas[input.entity].parse({}),
    options: DEFAULT_OPTIONS,
    wizardStep: "type",
  });
  await writeAudit(scope, tx, {
    action: "import.created",
    subject: "import",
    subjectId: created.id,
    details: { name: input.name, entity: input.entity },
  });
  return created;
}
