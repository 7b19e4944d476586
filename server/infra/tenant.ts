import { AsyncLocalStorage } from "node:async_hooks";
import type { OrgScope } from "@/server/domain/scope";

/**
 * Whose rows the code at hand may touch. Postgres holds it to that by row-level security (docs/adr/0013): as nobody,
 * which is where everything begins, it finds no organisation's rows and may write none.
 */
export type Tenant =
  | { readonly kind: "nobody" }
  | { readonly kind: "organisation"; readonly orgId: string; readonly clients: OrgScope["clients"] }
  /** Every organisation's: for what belongs to no single one, or finds out which it is. */
  | { readonly kind: "system" };

const NOBODY: Tenant = { kind: "nobody" };
const SYSTEM: Tenant = { kind: "system" };

/** Kept across the bundles that Next makes of the server: one opens the database's connections for all of them. */
const kept = globalThis as { primelinkTenant?: AsyncLocalStorage<Tenant>; primelinkTrusted?: boolean };
kept.primelinkTenant ??= new AsyncLocalStorage<Tenant>();
const tenants = kept.primelinkTenant;

// Each awaits the work within: a query of Prisma's begins only once somebody waits for it.

/** Does the work as one organisation; of a limited scope, as its clients alone. */
export function asOrganisation<T>(
  { orgId, clients }: Pick<OrgScope, "orgId" | "clients">,
  work: () => PromiseLike<T>,
): Promise<T> {
  return tenants.run({ kind: "organisation", orgId, clients }, async () => await work());
}

/** Does the work for the whole house. `tenant.test.ts` lists who may. */
export function asSystem<T>(work: () => PromiseLike<T>): Promise<T> {
  return tenants.run(SYSTEM, async () => await work());
}

/** Where a request comes in: nothing holds that was set around it. */
export function asNobody<T>(work: () => PromiseLike<T>): Promise<T> {
  return tenants.run(NOBODY, async () => await work());
}

export function currentTenant(): Tenant {
  return tenants.getStore() ?? (kept.primelinkTrusted ? SYSTEM : NOBODY);
}

/** For tests and tools that look into a database of their own: what says nothing else is done for the whole house. */
export function trustThisProcess(): void {
  kept.primelinkTrusted = true;
}
