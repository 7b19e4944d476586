import {
  ArrowLeftRight,
  BriefcaseBusiness,
  Gauge,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
} from "lucide-react";
import type { OrganisationKind } from "@/server/domain/organisation";

export interface NavigationItem {
  label: string;
  /** Below the organisation's own address; empty for its start page. */
  path: string;
  icon: LucideIcon;
  /** Only where there are clients to look after. */
  ofClients?: boolean;
}

/** The pages of the rail, in its order. The command menu offers the same. */
const NAVIGATION: readonly NavigationItem[] = [
  { label: "Overview", path: "", icon: Gauge },
  { label: "Clients", path: "/clients", icon: BriefcaseBusiness, ofClients: true },
  { label: "Imports", path: "/imports", icon: ArrowLeftRight },
  { label: "Runs", path: "/runs", icon: ScrollText },
  { label: "Connections", path: "/connections", icon: Plug },
  { label: "Settings", path: "/settings", icon: Settings },
];

/** For whom the pages are: a merchant, and who is there for one client of an agency, has no list of clients. */
export function navigationFor(reach: {
  kind: OrganisationKind;
  everyClient: boolean;
  clientCount: number;
}): NavigationItem[] {
  const hasClients = reach.kind === "agency" && (reach.everyClient || reach.clientCount > 1);
  return NAVIGATION.filter(({ ofClients }) => !ofClients || hasClients);
}

/** Whether the address lies on or below the item's page. */
export function isCurrent(org: string, item: NavigationItem, pathname: string): boolean {
  const target = `/${org}${item.path}`;
  return item.path === "" ? pathname === target : pathname === target || pathname.startsWith(`${target}/`);
}
