import { ArrowLeftRight, Gauge, LayoutList, type LucideIcon, Plug, ScrollText, Settings } from "lucide-react";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { ActingRole } from "@/server/domain/roles";

export interface NavigationItem {
  label: string;
  /** Below the organisation's own address; empty for its start page. */
  path: string;
  icon: LucideIcon;
  /** Only for an organisation of this kind. */
  kind?: OrganisationKind;
  /** Nothing there is for support staff. */
  members?: true;
}

/** The pages of the rail, in its order. */
const NAVIGATION: readonly NavigationItem[] = [
  // The board is where an agency begins.
  { label: "Board", path: "", icon: LayoutList, kind: "agency" },
  { label: "Overview", path: "/overview", icon: Gauge, kind: "agency" },
  { label: "Overview", path: "", icon: Gauge, kind: "merchant" },
  { label: "Imports", path: "/imports", icon: ArrowLeftRight },
  { label: "Runs", path: "/runs", icon: ScrollText },
  { label: "Connections", path: "/connections", icon: Plug },
  { label: "Settings", path: "/settings", icon: Settings, members: true },
];

/** Those that somebody is to see in an organisation. The command menu offers the same. */
export function navigationOf(organisation: { kind: OrganisationKind; role: ActingRole }): NavigationItem[] {
  return NAVIGATION.filter(
    ({ kind, members }) =>
      (kind === undefined || kind === organisation.kind) && !(members && organisation.role === "support"),
  );
}

/** Whether the address lies on or below the item's page. */
export function isCurrent(org: string, item: NavigationItem, pathname: string): boolean {
  const target = `/${org}${item.path}`;
  return item.path === "" ? pathname === target : pathname === target || pathname.startsWith(`${target}/`);
}
