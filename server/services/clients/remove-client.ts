import { writeAudit } from "@/server/db/repositories/audit";
import {
  countClients,
  countOfClient,
  deleteClient,
  findHeldByClient,
  type HeldByClient,
  lockClient,
} from "@/server/db/repositories/clients";
import { revokeInvitationsForAlone } from "@/server/db/repositories/invitations";
import { lockMembers } from "@/server/db/repositories/members";
import { findKind } from "@/server/db/repositories/organisations";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { nameList } from "@/server/services/name-list";
import { requireScope } from "@/server/services/require-scope";

/** Why a client cannot go, in a sentence with the names of what it has; null when it can. */
function removalObstacle({ connections, imports }: HeldByClient): string | null {
  const held = [
    imports.length > 0 ? `the imports ${nameList(imports)}` : null,
    connections.length > 0 ? `the connections ${nameList(connections)}` : null,
  ].filter((part) => part !== null);
  if (held.length === 0) return null;
  return `It still has ${held.join(" and ")}. Remove ${imports.length > 0 && connections.length > 0 ? "them, the imports first" : "them first"}.`;
}

/**
 * Removes a client that has nothing any more. Members who are there for it have one client less; invitations to it alone
 * are withdrawn, since they would let people into an empty place.
 */
export async function removeClient(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  clientId: string,
): Promise<void> {
  requireScope(scope, "client:manage");
  await deps.db.$transaction(async (tx) => {
    await lockMembers(scope, tx);
    const client = await lockClient(scope, tx, clientId);
    if (!client) throw notFound("client");
    const obstacle = removalObstacle(await findHeldByClient(scope, tx, clientId));
    if (obstacle) throw new ServiceError("conflict", `"${client.name}" cannot be removed. ${obstacle}`);
    if ((await findKind(scope, tx)) === "merchant" && (await countClients(scope, tx)) === 1) {
      throw new ServiceError(
        "conflict",
        `"${client.name}" stands for your own store, and connections and imports belong to it. Rename it instead.`,
      );
    }
    const { members } = await countOfClient(scope, tx, clientId);
    const now = new Date(deps.clock.now());
    const invitationsRevoked = await revokeInvitationsForAlone(scope, tx, clientId, now);
    await deleteClient(scope, tx, clientId);
    await writeAudit(scope, tx, {
      action: "client.removed",
      subject: "client",
      subjectId: clientId,
      details: { name: client.name, members, invitationsRevoked },
    });
  });
}
