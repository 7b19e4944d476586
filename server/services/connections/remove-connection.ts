import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  type Dependants,
  deleteConnection,
  findConnection,
  findDependants,
} from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { nameList } from "@/server/services/name-list";
import { requireScope } from "@/server/services/require-scope";
import { withdrawHooks } from "@/server/services/webhooks/follow-connection";

/** Why a connection cannot go, in a sentence with the names of what holds it; null when it can. */
export function removalObstacle({ imports, formerImports }: Dependants): string | null {
  if (imports.length > 0) {
    return `It is used by ${nameList(imports.map(({ name }) => name))}. Choose another connection there, or remove the import first. To stop runs at once, disable the connection.`;
  }
  if (formerImports.length > 0) {
    return `Earlier runs of ${nameList(formerImports.map(({ name }) => name))} were made with it, and their records would lose their stores. Disable the connection instead, or remove the import.`;
  }
  return null;
}

/**
 * Removes a connection that no import uses, with its credentials, its links, and the webhooks that it has at its store;
 * `hooksLeft` says when these could not be removed. Nothing else of the stores is touched.
 */
export async function removeConnection(
  scope: OrgScope,
  deps: ServiceDeps,
  input: { connectionId: string },
): Promise<{ hooksLeft: string | null }> {
  requireScope(scope, "connection:manage");
  const { connectionId } = input;
  await findRemovable(scope, deps.db, connectionId);
  const hooksLeft = await withdrawHooks(scope, deps, connectionId);
  await deps.db.$transaction(async (tx) => {
    const { connection, dependants } = await findRemovable(scope, tx, connectionId);
    await deleteConnection(scope, tx, connectionId);
    await writeAudit(scope, tx, {
      action: "connection.removed",
      subject: "connection",
      subjectId: connectionId,
      details: { name: connection.name, platform: connection.platform, links: dependants.links },
    });
  });
  return { hooksLeft };
}

/** The connection, unless something holds it. */
async function findRemovable(scope: OrgScope, db: Db, connectionId: string) {
  const connection = await findConnection(scope, db, connectionId);
  if (!connection) throw notFound("connection");
  const dependants = await findDependants(scope, db, connectionId);
  const obstacle = removalObstacle(dependants);
  if (obstacle) throw new ServiceError("conflict", `"${connection.name}" cannot be removed. ${obstacle}`);
  return { connection, dependants };
}
