import { Prisma } from "@/server/db/generated/client";
import { type OrgScope, ofClients } from "@/server/domain/scope";

// What a query is kept to: the organisation of its scope and, for a member who is there for single clients, these
// clients. Every `where` on what belongs to a client begins with one of these; `reach.test.ts` finds those that do not.
// For a scope that reaches all clients they say the organisation alone: no join, no other plan.
// A list that a person narrows to one client says so here, since a `clientId` written beside would take their place.

type Reach = Pick<OrgScope, "orgId" | "clients">;

/** Nothing is in it. */
const NONE: { in: string[] } = { in: [] };

function reaches({ clients }: Reach, clientId: string): boolean {
  return clients === null || clients.includes(clientId);
}

function clientsOf(scope: Reach, only: string | undefined): { clientId?: string | { in: string[] } } {
  if (only === undefined) return ofClients(scope);
  return { clientId: reaches(scope, only) ? only : NONE };
}

/** Connections, their authorizations, imports and runs: they say themselves whose they are. */
export function inReach(scope: Reach, only?: string) {
  return { orgId: scope.orgId, ...clientsOf(scope, only) };
}

/** The clients themselves. */
export function clientInReach({ orgId, clients }: Reach, only?: string) {
  if (only !== undefined) return { orgId, id: reaches({ orgId, clients }, only) ? only : NONE };
  return { orgId, ...(clients === null ? {} : { id: { in: [...clients] } }) };
}

/** What belongs to an import: schedules, versions of its mapping, changes that wait. */
export function importInReach(scope: Reach) {
  return { orgId: scope.orgId, ...(scope.clients === null ? {} : { import: ofClients(scope) }) };
}

/** What belongs to a run: records, issues, limits and lines of its log. `of` says more of the run. */
export function runInReach(scope: Reach, of: Prisma.RunWhereInput = {}) {
  const run: Prisma.RunWhereInput = { ...of, ...ofClients(scope) };
  return { orgId: scope.orgId, ...(Object.keys(run).length === 0 ? {} : { run }) };
}

/** Where a connection's store posts to. `of` says more of the connection. */
export function connectionInReach(scope: Reach, of: Prisma.ConnectionWhereInput = {}) {
  const connection: Prisma.ConnectionWhereInput = { ...of, ...ofClients(scope) };
  return { orgId: scope.orgId, ...(Object.keys(connection).length === 0 ? {} : { connection }) };
}

/** The hooks of an endpoint. */
export function endpointInReach(scope: Reach) {
  const { orgId } = scope;
  return { orgId, ...(scope.clients === null ? {} : { endpoint: { connection: ofClients(scope) } }) };
}

/** Links, which belong to two stores. */
export function storesInReach(scope: Reach) {
  const { orgId } = scope;
  return { orgId, ...(scope.clients === null ? {} : { source: ofClients(scope), target: ofClients(scope) }) };
}

/** As `inReach`, of the table that the statement calls `alias`. */
export function sqlInReach({ orgId, clients }: Reach, alias: string): Prisma.Sql {
  const table = Prisma.raw(`"${alias}"`);
  const ofOrganisation = Prisma.sql`${table}."orgId" = ${orgId}`;
  if (clients === null) return ofOrganisation;
  return Prisma.sql`${ofOrganisation} AND ${table}."clientId" = ANY(${[...clients]}::text[])`;
}

/** As `clientInReach`, of the table that the statement calls `alias`. */
export function sqlClientInReach({ orgId, clients }: Reach, alias: string): Prisma.Sql {
  const table = Prisma.raw(`"${alias}"`);
  const ofOrganisation = Prisma.sql`${table}."orgId" = ${orgId}`;
  if (clients === null) return ofOrganisation;
  return Prisma.sql`${ofOrganisation} AND ${table}."id" = ANY(${[...clients]}::text[])`;
}

/** As `importInReach` and `runInReach`, of the table that the statement calls `alias`. */
export function sqlParentInReach(scope: Reach, alias: string, parent: "import" | "run"): Prisma.Sql {
  const table = Prisma.raw(`"${alias}"`);
  const ofOrganisation = Prisma.sql`${table}."orgId" = ${scope.orgId}`;
  if (scope.clients === null) return ofOrganisation;
  const [name, column] =
    parent === "import"
      ? [Prisma.sql`"Import"`, Prisma.sql`"importId"`]
      : [Prisma.sql`"Run"`, Prisma.sql`"runId"`];
  return Prisma.sql`${ofOrganisation} AND EXISTS (
    SELECT 1 FROM ${name} parent WHERE parent."id" = ${table}.${column} AND ${sqlInReach(scope, "parent")})`;
}

/** What is made for a client has to be made for one that the scope reaches: the use case has chosen it so. */
export function demandInReach(scope: Reach, clientId: string): void {
  if (!reaches(scope, clientId))
    throw new Error("A scope made something for a client that it does not reach.");
}
