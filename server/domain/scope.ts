import type { Role } from "./roles";

declare const orgScopeBrand: unique symbol;

/**
 * Proof that the caller may act inside one organisation. Made only by `makeOrgScope`, which is called by the
 * API's organisation procedure and, from the run row, by the step runner. Every repository function takes it first.
 */
export interface OrgScope {
  readonly orgId: string;
  readonly actor:
    | { readonly kind: "user"; readonly userId: string }
    | { readonly kind: "run"; readonly runId: string }
    /** A part of the house that acts on its own, such as "schedules". */
    | { readonly kind: "system"; readonly part: string };
  readonly role: Role;
  readonly [orgScopeBrand]: true;
}

export function makeOrgScope(scope: Omit<OrgScope, typeof orgScopeBrand>): OrgScope {
  return scope as OrgScope;
}
