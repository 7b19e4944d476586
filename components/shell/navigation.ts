import { ArrowLeftRight, Gauge, type LucideIcon, Plug, ScrollText, Settings } from "lucide-react";
import type { ActingRole } from "@/server/domain/roles";

export interface NavigationItem {
  label: string;
  /** Below the organisation's own address; empty for its start page. */
  path: string;
  icon: LucideIcon;
  /** Nothing there is for support staff. */
  members?: true;
}

/** The pages of the rail, in its order. The command menu offers the same. */
export const NAVIGATION: readonly NavigationItem[] = [
  { label: "Overview", path: "", icon: Gauge },
  { label: "Imports", path: "/imports", icon: ArrowLeftRight },
  { label: "Runs", path: "/runs", icon: ScrollText },
  { label: "Connections", path: "/connections", icon: Plug },
  { label: "Settings", path: "/settings", icon: Settings, members: true },
];

/** Those of them that there is something to see at. */
export function navigationFor(role: ActingRole): readonly NavigationItem[] {
  return role === "support" ? NAVIGATION.filter(({ members }) => !members) : NAVIGATION;
}

/** Whether the address lies on or below the item's page. */
export function isCurrent(org: string, item: NavigationItem, pathname: string): boolean {
  const target = `/${org}${item.path}`;
  return item.path === "" ? pathname === target : pathname === target || pathname.startsWith(`${target}/`);
}
