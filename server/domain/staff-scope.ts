declare const staffScopeBrand: unique symbol;

/**
 * Proof that the caller is of the platform's support staff and has a second factor. Made only by `enterSupport`. It opens
 * the queue and the person's own accesses: an organisation is opened by an OrgScope, whoever one is.
 */
export interface StaffScope {
  readonly userId: string;
  readonly name: string;
  readonly [staffScopeBrand]: true;
}

export function makeStaffScope(scope: Omit<StaffScope, typeof staffScopeBrand>): StaffScope {
  return scope as StaffScope;
}
