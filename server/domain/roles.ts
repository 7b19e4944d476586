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
  "audit:read",
] as const;
export type Scope = (typeof SCOPES)[number];

const VIEWER: readonly Scope[] = [
  "organisation:read",
  "member:read",
  "connection:read",
  "import:read",
  "run:read",
];
const OPERATOR: readonly Scope[] = [...VIEWER, "import:manage", "run:start"];
const ADMIN: readonly Scope[] = [
  ...OPERATOR,
  "connection:manage",
  "organisation:manage",
  "member:manage",
  "audit:read",
];

const SCOPES_BY_ROLE: Record<Role, ReadonlySet<Scope>> = {
  owner: new Set(ADMIN),
  admin: new Set(ADMIN),
  operator: new Set(OPERATOR),
  viewer: new Set(VIEWER),
};

/** Which roles one may give to others and take from them. */
const MANAGED_BY_ROLE: Record<Role, readonly Role[]> = {
  owner: ROLES,
  admin: ["operator", "viewer"],
  operator: [],
  viewer: [],
};

/** The one table of who may do what; the API and the interface ask the same. */
export function roleHasScope(role: Role, scope: Scope): boolean {
  return SCOPES_BY_ROLE[role].has(scope);
}

/** The roles that `role` may give and take, the mightiest first. */
export function rolesManagedBy(role: Role): readonly Role[] {
  return MANAGED_BY_ROLE[role];
}

/** Whether `role` allows more than `other` does. */
export function isAbove(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}
