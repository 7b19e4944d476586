export const ROLES = ["owner", "admin", "operator", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = [
  "organisation:read",
  "organisation:manage",
  "member:read",
  "member:manage",
  "connection:read",
  "connection:manage",
  "import:read",
  "import:manage",
  "run:read",
  "run:start",
  /** Failed records once more, and dry runs: what brings nothing that the import does not bring anyway. */
  "run:retry",
  "data:export",
  "audit:read",
  "client:read",
  "client:manage",
  "template:read",
  "template:manage",
  "support:read",
  "support:manage",
  /** Notes on runs, and handing back: for support staff alone. */
  "support:act",
] as const;
export type Scope = (typeof SCOPES)[number];

/** Roles of members, and that of support staff within an access that the organisation granted. */
export type ActingRole = Role | "support";

const SUPPORT: readonly Scope[] = [
  "organisation:read",
  "client:read",
  "connection:read",
  "import:read",
  "run:read",
  "run:retry",
  "support:act",
];
const VIEWER: readonly Scope[] = [
  "organisation:read",
  "member:read",
  "client:read",
  "template:read",
  "support:read",
  "connection:read",
  "import:read",
  "run:read",
  "data:export",
];
const OPERATOR: readonly Scope[] = [...VIEWER, "import:manage", "run:start", "run:retry"];
const ADMIN: readonly Scope[] = [
  ...OPERATOR,
  "connection:manage",
  "organisation:manage",
  "member:manage",
  "audit:read",
  "client:manage",
  "template:manage",
  "support:manage",
];

/** What touches the whole organisation: nothing for who is there for some of its clients alone. */
const WHOLE_ORGANISATION: ReadonlySet<Scope> = new Set<Scope>([
  "organisation:manage",
  "member:read",
  "member:manage",
  "audit:read",
  "client:manage",
  "template:read",
  "template:manage",
  "support:read",
  "support:manage",
]);

const SCOPES_BY_ROLE: Record<ActingRole, ReadonlySet<Scope>> = {
  owner: new Set(ADMIN),
  admin: new Set(ADMIN),
  operator: new Set(OPERATOR),
  viewer: new Set(VIEWER),
  support: new Set(SUPPORT),
};

/** Which roles one may give to others and take from them. */
const MANAGED_BY_ROLE: Record<ActingRole, readonly Role[]> = {
  owner: ROLES,
  admin: ["operator", "viewer"],
  operator: [],
  viewer: [],
  support: [],
};

/** In which role somebody is there, and for which clients: null for all of the organisation's. */
export interface Standing {
  role: ActingRole;
  clients: readonly string[] | null;
}

/** The one table of who may do what; the API and the interface ask the same. */
export function mayDo({ role, clients }: Standing, scope: Scope): boolean {
  if (clients !== null && WHOLE_ORGANISATION.has(scope)) return false;
  return SCOPES_BY_ROLE[role].has(scope);
}

/** The roles that `role` may give and take, the mightiest first. */
export function rolesManagedBy(role: ActingRole): readonly Role[] {
  return MANAGED_BY_ROLE[role];
}

/** Whether `role` allows more than `other` does. */
export function isAbove(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}
