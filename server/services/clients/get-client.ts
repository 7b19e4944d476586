import { countOfClient, findClient } from "@/server/db/repositories/clients";
import { mayDo } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import type { ClientListItem } from "./list-clients";

export async function getClient(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  clientId: string,
): Promise<ClientListItem> {
  requireScope(scope, "client:read");
  const client = await findClient(scope, deps.db, clientId);
  if (!client) throw notFound("client");
  const { members, ...counts } = await countOfClient(scope, deps.db, clientId);
  return { ...client, ...counts, members: mayDo(scope, "member:read") ? members : null };
}
