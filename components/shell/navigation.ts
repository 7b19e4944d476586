import { ArrowLeftRight, Gauge, LayoutList, type LucideIcon, Plug, ScrollText, Settings } from "lucide-react";
import type { OrganisationKind } from "@/server/domain/organisation";

export interface NavigationItem {
  label: string;
  /** Below the organisation's own address; empty for its start page. */
  path: string;
  icon: LucideIcon;
}

const REST: readonly NavigationItem[] = [
  { label: "Imports", path: "/imports", icon: ArrowLeftRight },
  { label: "Runs", path: "/runs", icon: ScrollText },
  { label: "Connections", path: "/connections", icon: Plug },
  { label: "Settings", path: "/settings", icon: Settings },
];

const NAVIGATION: Record<OrganisationKind, readonly NavigationItem[]> = {
  // The board is where an agency begins.
  agency: [
    { label: "Board", path: "", icon: LayoutList },
    { label: "Overview", path: "/overview", icon: Gauge },
    ...REST,
  ],
  merchant: [{ label: "Overview", path: "", icon: Gauge }, ...REST],
};

/** The pages of the rail, in its order. The command menu offers the same. */
export function navigationOf(kind: OrganisationKind): readonly NavigationItem[] {
  return NAVIGATION[kind];
}

/** Whether the address lies on or below the item's page. */
export function isCurrent(org: string, item: NavigationItem, pathname: string): boolean {
  const target = `/${org}${item.path}`;
  return item.path === "" ? pathname === target : pathname === target || pathname.startsWith(`${target}/`);
}
