import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Whose rows this process may touch right now: one organisation's, or, for the parts of the house that serve all of
 * them (sweeps, sign-in, webhooks), every one's. Postgres holds to it by row-level security: a query outside of any
 * of these finds nothing and may write nothing.
 */
export type Tenant = { readonly orgId: string } | { readonly system: true };

const storage = new AsyncLocalStorage<Tenant>();

/** Where nothing else is said; none, but in scripts and tests that work on a database of their own. */
let fallback: Tenant | null = null;

/** Does the work as one organisation. Awaits it here: a query that is only begun would run as nobody. */
export function asOrganisation<T>(orgId: string, work: () => PromiseLike<T>): Promise<T> {
  return storage.run({ orgId }, async () => await work());
}

/** Does the work for the whole house. Only for what belongs to no single organisation, or finds out which it is. */
export function asSystem<T>(work: () => PromiseLike<T>): Promise<T> {
  return storage.run({ system: true }, async () => await work());
}

export function currentTenant(): Tenant | null {
  return storage.getStore() ?? fallback;
}

/** For scripts and tests: what is done outside of any organisation is done for the whole house. */
export function trustThisProcess(): void {
  fallback = { system: true };
}
