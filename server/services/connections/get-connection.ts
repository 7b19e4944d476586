import { findConnection, findDependants } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { type ConnectionView, viewConnection } from "./connection-view";
import { removalObstacle } from "./remove-connection";

export interface ConnectionDetails extends ConnectionView {
  usedBy: { id: string; name: string; role: "source" | "target" }[];
  removal: { obstacle: string | null; links: number };
}

export async function getConnection(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  connectionId: string,
): Promise<ConnectionDetails> {
  requireScope(scope, "connection:read");
  const connection = await findConnection(scope, deps.db, connectionId);
  if (!connection) throw notFound("connection");
  const dependants = await findDependants(scope, deps.db, connectionId);
  return {
    ...viewConnection(scope, deps, connection),
    usedBy: dependants.imports,
    removal: { obstacle: removalObstacle(dependants), links: dependants.links },
  };
}
