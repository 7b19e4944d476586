import { writeAudit } from "@/server/db/repositories/audit";
import { findImportRow, lockImportRow, removeImportRow } from "@/server/db/repositories/imports";
import { countHistory, findActiveRun } from "@/server/db/repositories/imports-runs";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

/** How much goes with an import, to be named before it is removed. */
export async function describeRemoval(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  importId: string,
): Promise<{ runs: number; records: number }> {
  requireScope(scope, "import:manage");
  if (!(await findImportRow(scope, deps.db, importId))) throw notFound("import");
  return countHistory(scope, deps.db, importId);
}

/** A history of many records takes a while to go. */
const REMOVAL_TIMEOUT_MS = 120_000;

/** Removes the definition with its runs and records. Links stay: a later import still knows what is in the target. */
export async function removeImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  importId: string,
): Promise<void> {
  requireScope(scope, "import:manage");
  await deps.db.$transaction(
    async (tx) => {
      const row = await lockImportRow(scope, tx, importId);
      if (!row) throw notFound("import");
      if (await findActiveRun(scope, tx, importId)) {
        throw new ServiceError("conflict", "A run of this import is under way. Cancel it first.");
      }
      const gone = await countHistory(scope, tx, importId);
      await removeImportRow(scope, tx, importId);
      await writeAudit(scope, tx, {
        action: "import.removed",
        subject: "import",
        subjectId: importId,
        details: { name: row.name, ...gone },
      });
    },
    { timeout: REMOVAL_TIMEOUT_MS },
  );
}
