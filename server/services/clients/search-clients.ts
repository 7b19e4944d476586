import type { ClientName } from "@/server/db/repositories/clients";
import { searchClients as searchRows } from "@/server/db/repositories/clients-list";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

/** More than that nobody reads through: they type on. */
const SHOWN = 20;

/** For choosing one: the first whose name holds the text, and how many there are. */
export function searchClients(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  text: string,
): Promise<{ rows: ClientName[]; total: number }> {
  requireScope(scope, "client:read");
  return searchRows(scope, deps.db, text, SHOWN);
}
