import { writeAudit } from "@/server/db/repositories/audit";
import { findImportRow, lockImportRow, updateImportRow } from "@/server/db/repositories/imports";
import { findEndpoint } from "@/server/db/repositories/webhooks";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import type { SetRealTime } from "@/server/services/imports/import.schema";
import { requireScope } from "@/server/services/require-scope";
import { enableWebhooks } from "./enable-webhooks";
import { sendsWebhooks } from "./open-webhooks";
import { startCatchUp } from "./request-catch-up";

/**
 * Keeps an import in step by its source's webhooks, or no longer. What has changed since it was last read is brought
 * over first, since no webhook tells of that. `problem` says when the connection's hooks need a look.
 */
export async function setRealTime(
  scope: OrgScope,
  deps: ServiceDeps,
  { importId, on, ...input }: SetRealTime,
): Promise<{ problem: string | null; catchingUp: boolean }> {
  requireScope(scope, "import:manage");
  const problem = on ? await demandWebhooks(scope, deps, importId, input.enableWebhooks ?? false) : null;
  const changed = await deps.db.$transaction(async (tx) => {
    const row = await lockImportRow(scope, tx, importId);
    if (!row) throw notFound("import");
    if (row.realTime === on) return null;
    await updateImportRow(scope, tx, importId, { realTime: on });
    await writeAudit(scope, tx, {
      action: on ? "import.real_time_on" : "import.real_time_off",
      subject: "import",
      subjectId: importId,
      details: { name: row.name },
      changes: changesBetween({ realTime: row.realTime }, { realTime: on }),
    });
    return row;
  });
  // The first run of all is for a person to start.
  const catchingUp = on && changed?.watermark ? await startCatchUp(scope, deps, importId) : false;
  return { problem, catchingUp };
}

async function demandWebhooks(
  scope: OrgScope,
  deps: ServiceDeps,
  importId: string,
  mayEnable: boolean,
): Promise<string | null> {
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  if (row.status !== "ready" || !row.source) {
    throw new ServiceError("conflict", "This import is not complete yet. Finish its open steps first.");
  }
  const { source } = row;
  if (!sendsWebhooks(deps.platforms.find(source.platform))) {
    throw new ServiceError(
      "conflict",
      `"${source.name}" does not tell of changes by itself. Set up a schedule for the import instead.`,
    );
  }
  const endpoint = await findEndpoint(scope, deps.db, source.id);
  if (endpoint?.enabled) return endpoint.problem;
  if (!mayEnable) {
    throw new ServiceError(
      "conflict",
      `The connection "${source.name}" does not hear of changes yet. Switch real time on there first.`,
    );
  }
  return (await enableWebhooks(scope, deps, source.id)).problem;
}
