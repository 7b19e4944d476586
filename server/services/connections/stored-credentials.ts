import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import type { Platform } from "@/server/connectors/core/platform";
import {
  findConnection,
  readSealed,
  type Sealed,
  type StoredConnection,
} from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import { SealBrokenError } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { findPlatform } from "./find-platform";

export interface OpenedConnection {
  connection: StoredConnection;
  platform: Platform;
  credentials: CleanCredentials;
  /** As they were read: an answer about them is kept only while the row still holds them. */
  sealed: Sealed;
}

/** A stored connection with its secrets opened, for use inside this process alone. */
export async function openStored(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms" | "credentials">,
  id: string,
): Promise<OpenedConnection> {
  const [connection, sealed] = await Promise.all([
    findConnection(scope, deps.db, id),
    readSealed(scope, deps.db, id),
  ]);
  if (!connection || !sealed) throw notFound("connection");
  try {
    const secrets = deps.credentials.open({ orgId: scope.orgId, connectionId: id }, sealed);
    const credentials = { settings: connection.settings, secrets };
    return { connection, platform: findPlatform(deps, connection.platform), credentials, sealed };
  } catch (error) {
    if (error instanceof SealBrokenError) throw new ServiceError("conflict", error.message, { cause: error });
    throw error;
  }
}
