import { type ClientName, findClientsByIds } from "@/server/db/repositories/clients";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { memberOf } from "./among-members";

/** What a member has, with every client of theirs by name: lists name the first few alone. */
export async function getAccess(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  memberId: string,
): Promise<{ role: Role; clients: ClientName[] | null }> {
  requireScope(scope, "member:manage");
  const { role, clients } = await memberOf(scope, deps.db, memberId);
  return { role, clients: clients && (await findClientsByIds(scope, deps.db, clients)) };
}
