import {
  ArrowLeftRight,
  BriefcaseBusiness,
  Gauge,
  LayoutList,
  LayoutTemplate,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
} from "lucide-react";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { ActingRole, Scope } from "@/server/domain/roles";

export interface NavigationItem {
  label: string;
  /** Below the organisation's own address; empty for its start page. */
  path: string;
  icon: LucideIcon;
  /** Only for an organisation of this kind. */
  kind?: OrganisationKind;
  /** Only where there are clients to look after, or only where there are none. */
  ofClients?: boolean;
  /** Nothing there is for support staff. */
  members?: true;
  /** Only for those who may do this. */
  scope?: Scope;
}

/** The pages of the rail, in its order. */
const NAVIGATION: readonly NavigationItem[] = [
  // The board is where an agency begins.
  { label: "Board", path: "", icon: LayoutList, ofClients: true },
  { label: "Overview", path: "/overview", icon: Gauge, ofClients: true },
  { label: "Overview", path: "", icon: Gauge, ofClients: false },
  { label: "Clients", path: "/clients", icon: BriefcaseBusiness, ofClients: true },
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
  { label: "Settings", path: "/settings", icon: Settings, members: true },
];

/** Where somebody is: in what organisation, as what, and for how many of its clients. */
export interface Standpoint {
  kind: OrganisationKind;
  role: ActingRole;
  scopes: readonly Scope[];
  everyClient: boolean;
  clientCount: number;
}

/** A merchant, and who is there for one client of an agency, has no clients to look after: neither board nor list. */
export function hasClients({
  kind,
  everyClient,
  clientCount,
}: Pick<Standpoint, "kind" | "everyClient" | "clientCount">): boolean {
  return kind === "agency" && (everyClient || clientCount > 1);
}

/** The pages that somebody is to see. The command menu offers the same. */
export function navigationOf(standpoint: Standpoint): NavigationItem[] {
  return NAVIGATION.filter(
    ({ kind, ofClients, members, scope }) =>
      (kind === undefined || kind === standpoint.kind) &&
      (ofClients === undefined || ofClients === hasClients(standpoint)) &&
      (scope === undefined || standpoint.scopes.includes(scope)) &&
      !(members && standpoint.role === "support"),
  );
}

/** Whether the address lies on or below the item's page. */
export function isCurrent(org: string, item: NavigationItem, pathname: string): boolean {
  const target = `/${org}${item.path}`;
  return item.path === "" ? pathname === target : pathname === target || pathname.startsWith(`${target}/`);
}
