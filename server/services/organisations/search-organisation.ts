import { type SearchHit, searchByName } from "@/server/db/repositories/search";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

/** Clients, imports, connections and runs whose name holds the text, or whose id begins with it; the latest without a text. */
export function searchOrganisation(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  text: string,
): Promise<SearchHit[]> {
  for (const needed of ["client:read", "connection:read", "import:read", "run:read"] as const)
    requireScope(scope, needed);
  return searchByName(scope, deps.db, text);
}
