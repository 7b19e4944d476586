import { randomUUID } from "node:crypto";
import type { CheckReport, CleanCredentials } from "@/server/connectors/core/descriptor";
import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { insertConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import { chooseClient } from "@/server/services/clients/choose-client";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { checkTaken } from "./check-connection";
import { type CredentialInput, cleanInput } from "./clean-input";
import { findPlatform } from "./find-platform";
import { takeTest } from "./take-test";

export interface CreateConnectionInput {
  platform: string;
  name: string;
  credentials: CredentialInput;
  /** Whose store it is; may be left out where there is one client alone. */
  clientId?: string | undefined;
}

/** Saves a connection and tests it. It is saved whatever the test says: a person may mend the store first. */
export async function createConnection(
  scope: OrgScope,
  deps: ServiceDeps,
  input: CreateConnectionInput,
): Promise<{ id: string; report: CheckReport }> {
  requireScope(scope, "connection:manage");
  const platform = findPlatform(deps, input.platform);
  const credentials = cleanInput(platform, input.credentials);
  await takeTest(scope, deps);
  const id = randomUUID();
  await deps.db.$transaction(async (tx) => {
    const clientId = await chooseClient(scope, tx, input.clientId);
    await storeConnection(scope, tx, deps, { ...input, id, clientId, credentials });
  });
  return { id, report: await checkTaken(scope, deps, id) };
}

/** The row with its sealed secrets, and its line in the audit log. */
export async function storeConnection(
  scope: OrgScope,
  db: Db,
  deps: Pick<ServiceDeps, "credentials">,
  connection: { id: string; clientId: string; platform: string; name: string; credentials: CleanCredentials },
): Promise<void> {
  const { id, clientId, platform, name, credentials } = connection;
  const sealed = deps.credentials.seal({ orgId: scope.orgId, connectionId: id }, credentials.secrets);
  await insertConnection(scope, db, {
    id,
    clientId,
    platform,
    name,
    settings: credentials.settings,
    secrets: sealed.bytes,
    keyVersion: sealed.keyVersion,
  });
  await writeAudit(scope, db, {
    action: "connection.created",
    subject: "connection",
    subjectId: id,
    details: { name, platform },
  });
}
