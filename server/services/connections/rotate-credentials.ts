import type { CheckReport } from "@/server/connectors/core/descriptor";
import { writeAudit } from "@/server/db/repositories/audit";
import { updateConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { moveHooks } from "@/server/services/webhooks/follow-connection";
import { checkTaken } from "./check-connection";
import { type CredentialInput, cleanInput, keepFindings } from "./clean-input";
import { openStored } from "./stored-credentials";
import { takeTest } from "./take-test";

/** Replaces a connection's credentials, those left blank excepted, tests it, and makes its webhooks anew where need be. */
export async function rotateCredentials(
  scope: OrgScope,
  deps: ServiceDeps,
  input: { connectionId: string; credentials: CredentialInput },
): Promise<{ report: CheckReport }> {
  requireScope(scope, "connection:manage");
  const { connectionId } = input;
  const { connection, platform, credentials: before } = await openStored(scope, deps, connectionId);
  const credentials = cleanInput(platform, input.credentials, before);
  await takeTest(scope, deps);
  const sealed = deps.credentials.seal({ orgId: scope.orgId, connectionId }, credentials.secrets);
  const changed = [
    ...Object.keys({ ...before.secrets, ...credentials.secrets }).filter(
      (key) => before.secrets[key] !== credentials.secrets[key],
    ),
    ...Object.keys(credentials.settings).filter((key) => before.settings[key] !== credentials.settings[key]),
  ];
  await deps.db.$transaction(async (tx) => {
    const updated = await updateConnection(scope, tx, connectionId, {
      settings: keepFindings(platform, credentials.settings, before.settings),
      secrets: sealed.bytes,
      keyVersion: sealed.keyVersion,
      ...(connection.status === "disabled" ? {} : { status: "unchecked" }),
    });
    if (!updated) throw notFound("connection");
    await writeAudit(scope, tx, {
      action: "connection.credentials_changed",
      subject: "connection",
      subjectId: connectionId,
      details: { name: connection.name, changed: changed.join(", ") },
    });
  });
  const report = await checkTaken(scope, deps, connectionId);
  await moveHooks(scope, deps, connectionId, before);
  return { report };
}
