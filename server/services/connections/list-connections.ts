import {
  type ConnectionPageQuery,
  type ListedConnection,
  listConnectionPage,
  listConnections as listStored,
} from "@/server/db/repositories/connections";
import { narrowedTo, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { type ConnectionView, viewConnection } from "./connection-view";

type Deps = Pick<ServiceDeps, "db" | "platforms">;
type OfClient = { clientId?: string | undefined };

export interface ConnectionListItem extends ConnectionView {
  /** How many imports use it. */
  imports: number;
}

/** All at once, for choosing among them: of the organisation, or of one client. */
export async function listConnections(
  scope: OrgScope,
  deps: Deps,
  { clientId }: OfClient,
): Promise<ConnectionListItem[]> {
  requireScope(scope, "connection:read");
  const stored = await listStored(narrowedTo(scope, clientId), deps.db);
  return stored.map((connection) => itemOf(scope, deps, connection));
}

/** A page of them. */
export async function pageConnections(
  scope: OrgScope,
  deps: Deps,
  { clientId, ...query }: ConnectionPageQuery & OfClient,
): Promise<{ rows: ConnectionListItem[]; total: number }> {
  requireScope(scope, "connection:read");
  const { rows, total } = await listConnectionPage(narrowedTo(scope, clientId), deps.db, query);
  return { rows: rows.map((connection) => itemOf(scope, deps, connection)), total };
}

function itemOf(scope: OrgScope, deps: Deps, connection: ListedConnection): ConnectionListItem {
  return { ...viewConnection(scope, deps, connection), imports: connection.imports };
}
