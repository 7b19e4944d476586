import { writeAudit } from "@/server/db/repositories/audit";
import { createImportRow, findClientId } from "@/server/db/repositories/imports";
import type { Entity } from "@/server/domain/entity";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import type { CreateImport } from "./import.schema";

/** Refuses what no platform of this installation can bring over yet. */
export function demandAvailable(entity: Entity): void {
  if (entity === "products") return;
  const message = `PrimeLink cannot bring over ${entity} yet. Choose products.`;
  throw new ServiceError("invalid", message, { fields: { entity: message } });
}

/** A draft with its first step done; the other steps hold their defaults. */
export async function createImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: CreateImport,
): Promise<{ id: string }> {
  requireScope(scope, "import:manage");
  demandAvailable(input.entity);
  return deps.db.$transaction(async (tx) => {
    const clientId = await findClientId(scope, tx, input.clientId);
    if (!clientId) throw notFound("client");
    const created = await createImportRow(scope, tx, {
      clientId,
      name: input.name,
      entity: input.entity,
      filters: DEFAULT_FILTERS,
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
  });
}
