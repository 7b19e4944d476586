import { type ClientListQuery, listClientRows } from "@/server/db/repositories/clients-list";
import { mayDo } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

export interface ClientListItem {
  id: string;
  name: string;
  createdAt: Date;
  connections: number;
  imports: number;
  /** Members who are there for single clients, this one among them; told to those who may know the members. */
  members: number | null;
}

/** Whom the organisation works for, a page at a time, with how much each has. */
export async function listClients(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  query: ClientListQuery,
): Promise<{ rows: ClientListItem[]; total: number }> {
  requireScope(scope, "client:read");
  const tellsMembers = mayDo(scope, "member:read");
  const { rows, total } = await listClientRows(scope, deps.db, query);
  return { rows: rows.map((row) => ({ ...row, members: tellsMembers ? row.members : null })), total };
}
