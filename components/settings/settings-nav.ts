import type { Scope } from "@/server/domain/roles";

const SETTINGS_NAV = [
  { label: "Members", path: "members", scope: "member:read" },
  { label: "General", path: "general" },
  { label: "Notices", path: "notices" },
  { label: "History", path: "history" },
  { label: "Support", path: "support", scope: "support:read" },
  { label: "Audit log", path: "audit", scope: "audit:read" },
] as const satisfies readonly { label: string; path: string; scope?: Scope }[];

/** Pages of the settings, in their order, for whoever may see them. The first one is where "Settings" leads. */
export function settingsFor(scopes: readonly Scope[]) {
  return SETTINGS_NAV.filter((page) => !("scope" in page) || scopes.includes(page.scope));
}
