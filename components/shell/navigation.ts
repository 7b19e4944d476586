import {
  ArrowLeftRight,
  Gauge,
  LayoutTemplate,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
} from "lucide-react";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { Scope } from "@/server/domain/roles";

export interface NavigationItem {
  label: string;
  /** Below the organisation's own address; empty for its start page. */
  path: string;
  icon: LucideIcon;
  /** Only for an organisation of this kind, and for those who may do this. */
  kind?: OrganisationKind;
  scope?: Scope;
}

/** The pages of the rail, in its order. The command menu offers the same. */
export const NAVIGATION: readonly NavigationItem[] = [
  { label: "Overview", path: "", icon: Gauge },
  { label: "Imports", path: "/imports", icon: ArrowLeftRight },
  { label: "Runs", path: "/runs", icon: ScrollText },
  { label: "Connections", path: "/connections", icon: Plug },
  {
    label: "Templates",
    path: "/templates",
    icon: LayoutTemplate,
    kind: "agency",
    scope: "template:read",
  },
  { label: "Settings", path: "/settings", icon: Settings },
];

/** The pages that somebody is to see in an organisation. */
export function navigationOf(organisation: { kind: OrganisationKind; scopes: Scope[] }): NavigationItem[] {
  return NAVIGATION.filter(
    ({ kind, scope }) =>
      (kind === undefined || kind === organisation.kind) &&
      (scope === undefined || organisation.scopes.includes(scope)),
  );
}

/** Whether the address lies on or below the item's page. */
export function isCurrent(org: string, item: NavigationItem, pathname: string): boolean {
  const target = `/${org}${item.path}`;
  return item.path === "" ? pathname === target : pathname === target || pathname.startsWith(`${target}/`);
}
