import type { Db } from "@/server/db/client";
import { claimClient, listFirstClients } from "@/server/db/repositories/clients";
import type { OrgScope } from "@/server/domain/scope";
import { notFound, ServiceError } from "@/server/services/errors";

/**
 * Whom something new belongs to: the client that was named, or the only one there is. Within a transaction it stays until
 * that has ended.
 */
export async function chooseClient(scope: OrgScope, db: Db, clientId: string | undefined): Promise<string> {
  if (clientId !== undefined) return claimed(scope, db, clientId);
  const [only, another] = await listFirstClients(scope, db, 2);
  if (!only) {
    if (scope.clients !== null) throw notFound("client");
    return refuse("There is no client yet. Add one under Clients first.");
  }
  if (another) return refuse("Choose which client this is for.");
  return claimed(scope, db, only.id);
}

async function claimed(scope: OrgScope, db: Db, id: string): Promise<string> {
  const client = await claimClient(scope, db, id);
  if (!client) throw notFound("client");
  return client.id;
}

function refuse(message: string): never {
  throw new ServiceError("invalid", message, { fields: { clientId: message } });
}
