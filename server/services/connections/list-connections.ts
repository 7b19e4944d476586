import { listConnections as listStored } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { type ConnectionView, viewConnection } from "./connection-view";

export async function listConnections(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
): Promise<(ConnectionView & { imports: number })[]> {
  requireScope(scope, "connection:read");
  const stored = await listStored(scope, deps.db);
  return stored.map((connection) => ({ ...viewConnection(deps, connection), imports: connection.imports }));
}
