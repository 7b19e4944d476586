import type { CheckItem } from "@/server/connectors/core/descriptor";
import type { StoredConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { shownCheckItem } from "@/server/services/personal-data/hidden-persons";

/** A connection as the interface shows it. Made field by field, so that nothing gets out by being added to the row. */
export interface ConnectionView {
  id: string;
  name: string;
  status: StoredConnection["status"];
  platform: { id: string; name: string; roles: readonly ("source" | "target")[] };
  client: { id: string; name: string };
  /** Inputs that are no secrets, by their field. */
  settings: { key: string; label: string; value: string }[];
  /** What the store told of itself. */
  store: Record<string, string>;
  check: { at: Date; usable: boolean; items: CheckItem[] } | null;
  createdAt: Date;
  updatedAt: Date;
}

export function viewConnection(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms">,
  connection: StoredConnection,
): ConnectionView {
  const descriptor = deps.platforms.find(connection.platform)?.descriptor;
  const { lastCheck, lastCheckAt } = connection;
  return {
    id: connection.id,
    name: connection.name,
    status: connection.status,
    platform: {
      id: connection.platform,
      name: descriptor?.name ?? connection.platform,
      roles: descriptor?.roles ?? [],
    },
    client: { id: connection.clientId, name: connection.clientName },
    settings: (descriptor?.credentials ?? [])
      .filter(({ key, kind }) => kind !== "secret" && connection.settings[key])
      .map(({ key, label }) => ({ key, label, value: connection.settings[key] ?? "" })),
    store: connection.store,
    check:
      lastCheck && lastCheckAt
        ? {
            at: lastCheckAt,
            usable: lastCheck.usable,
            items: lastCheck.items.map((item) => shownCheckItem(scope, item)),
          }
        : null,
    createdAt: connection.createdAt,
    updatedAt: connection.updatedAt,
  };
}
