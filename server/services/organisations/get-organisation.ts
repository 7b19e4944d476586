import { countClients } from "@/server/db/repositories/clients";
import { mayDo, SCOPES, type Scope } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import type { EnteredOrganisation } from "./enter-organisation";

export interface OrganisationDetails extends EnteredOrganisation {
  /** How many clients this person is there for, and whether that is all of them. */
  clientCount: number;
  everyClient: boolean;
  /** What this person may do, so that the interface offers nothing that would be refused. */
  scopes: Scope[];
}

export async function getOrganisation(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  organisation: EnteredOrganisation,
): Promise<OrganisationDetails> {
  requireScope(scope, "organisation:read");
  return {
    ...organisation,
    clientCount: await countClients(scope, deps.db),
    everyClient: scope.clients === null,
    scopes: SCOPES.filter((name) => mayDo(scope, name)),
  };
}
