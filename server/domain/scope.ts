import type { ActingRole } from "./roles";

declare const orgScopeBrand: unique symbol;

/**
 * Proof that the caller may act inside one organisation. Made only by `makeOrgScope`, which is called by the
 * API's organisation procedure and, from the run row, by the step runner. Every repository function takes it first.
 */
export interface OrgScope {
  readonly orgId: string;
  readonly actor:
    | {
        readonly kind: "user";
        readonly userId: string;
        /** Of support staff: the accesses that the organisation granted and by which they are here. */
        readonly supportAccess?: readonly string[];
      }
    | { readonly kind: "run"; readonly runId: string }
    /** A part of the house that acts on its own, such as "schedules". */
    | { readonly kind: "system"; readonly part: string };
  readonly role: ActingRole;
  /** The clients whose connections, imports and runs it reaches; null: all of the organisation's. */
  readonly clients: readonly string[] | null;
  /** False: shoppers' personal data is masked in what is shown. */
  readonly personalData: boolean;
  readonly [orgScopeBrand]: true;
}

/** Of a run and of every part of the house that acts on its own: nothing of the organisation is kept from them. */
export interface WholeOrgScope extends OrgScope {
  readonly clients: null;
}

type Given = Omit<OrgScope, typeof orgScopeBrand | "clients" | "personalData" | "actor">;
type OfItself = Given & { actor: Exclude<OrgScope["actor"], { kind: "user" }> };
type OfPerson = Given & {
  actor: Extract<OrgScope["actor"], { kind: "user" }>;
  clients: OrgScope["clients"];
  personalData?: boolean;
};

/** Whoever acts by itself, such as a run, reaches all of the organisation; of a person `clients` must be said. */
export function makeOrgScope(scope: OfItself): WholeOrgScope;
export function makeOrgScope(scope: OfPerson): OrgScope;
export function makeOrgScope(scope: OfItself | OfPerson): OrgScope {
  return { clients: null, personalData: true, ...scope } as OrgScope;
}

/** A scope for one client alone, if it was reached before; else for none. `clientId` left out, it stays as it is. */
export function narrowedTo(scope: OrgScope, clientId: string | undefined): OrgScope {
  if (clientId === undefined) return scope;
  const reached = scope.clients === null || scope.clients.includes(clientId);
  return { ...scope, clients: reached ? [clientId] : [] };
}

/** The part of a `where` that keeps a limited scope to its clients. */
export function ofClients({ clients }: Pick<OrgScope, "clients">): { clientId?: { in: string[] } } {
  return clients === null ? {} : { clientId: { in: [...clients] } };
}
