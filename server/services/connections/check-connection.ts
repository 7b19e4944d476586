import type { CheckReport } from "@/server/connectors/core/descriptor";
import { updateConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { runCheck } from "./run-check";
import { openStored } from "./stored-credentials";
import { storedReport } from "./stored-report";
import { takeTest } from "./take-test";

/**
 * Tests a stored connection and keeps the answer: state, what the store told of itself, and settings that the test
 * has found out.
 */
export async function checkConnection(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<CheckReport> {
  requireScope(scope, "connection:manage");
  await takeTest(scope, deps);
  return checkTaken(scope, deps, connectionId);
}

/** The same, once an attempt has been taken for it. */
export async function checkTaken(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<CheckReport> {
  const { connection, platform, credentials, sealed } = await openStored(scope, deps, connectionId);
  const report = await runCheck(deps, platform, credentials);
  await updateConnection(
    scope,
    deps.db,
    connectionId,
    {
      ...(connection.status === "disabled" ? {} : { status: report.usable ? "usable" : "failing" }),
      // A store that cannot be reached tells nothing: what it told last stays.
      ...(Object.keys(report.store).length > 0 ? { store: report.store } : {}),
      ...(report.settings ? { settings: { ...credentials.settings, ...report.settings } } : {}),
      lastCheck: storedReport(report),
      lastCheckAt: new Date(deps.clock.now()),
    },
    // New credentials that were entered in the meantime are not judged by this answer.
    sealed,
  );
  return report;
}
