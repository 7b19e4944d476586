import type { Tenant } from "@/server/infra/tenant";

/** A tenant as a session of Postgres is told it. */
export interface SessionSettings {
  /** The last part of the role's name; null: the login itself, which owns the tables. */
  role: "tenant" | "limited" | null;
  org: string;
  /** Ids with commas between them, of a limited one. */
  clients: string;
  /** Equal for equal settings. */
  key: string;
}

function settings(role: SessionSettings["role"], org: string, clients: string): SessionSettings {
  return { role, org, clients, key: `${role ?? ""}:${org}:${clients}` };
}

const SYSTEM = settings(null, "", "");
const NOBODY = settings("tenant", "", "");

export function settingsOf(tenant: Tenant): SessionSettings {
  switch (tenant.kind) {
    case "system":
      return SYSTEM;
    case "nobody":
      return NOBODY;
    case "organisation":
      return tenant.clients === null
        ? settings("tenant", tenant.orgId, "")
        : settings("limited", tenant.orgId, tenant.clients.join(","));
  }
}
