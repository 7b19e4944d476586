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
import { requireScope } from "@/server/services/require-scope";

function listed(names: { name: string }[]): string {
  const quoted = names.slice(0, 5).map(({ name }) => `"${name}"`);
  const more = names.length - quoted.length;
  return more > 0 ? `${quoted.join(", ")} and ${more} more` : quoted.join(", ");
}

/** Why a connection cannot go, in a sentence with the names of what holds it; null when it can. */
export function removalObstacle({ imports, formerImports }: Dependants): string | null {
  if (imports.length > 0) {
    return `It is used by ${listed(imports)}. Choose another connection there, or remove the import first. To stop runs at once, disable the connection.`;
  }
  if (formerImports.length > 0) {
    return `Earlier runs of ${listed(formerImports)} were made with it, and their records would lose their stores. Disable the connection instead, or remove the import.`;
  }
  return null;
}

/** Removes a connection that no import uses, with its credentials and its links. The stores themselves are not touched. */
export async function removeConnection(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: { connectionId: string },
): Promise<void> {
  requireScope(scope, "connection:manage");
  const { connectionId } = input;
  await deps.db.$transaction(async (tx) => {
    const connection = await findConnection(scope, tx, connectionId);
    if (!connection) throw notFound("connection");
    const dependants = await findDependants(scope, tx, connectionId);
    const obstacle = removalObstacle(dependants);
    if (obstacle) throw new ServiceError("conflict", `"${connection.name}" cannot be removed. ${obstacle}`);
    await deleteConnection(scope, tx, connectionId);
    await writeAudit(scope, tx, {
      action: "connection.removed",
      subject: "connection",
      subjectId: connectionId,
      details: { name: connection.name, platform: connection.platform, links: dependants.links },
    });
  });
}
