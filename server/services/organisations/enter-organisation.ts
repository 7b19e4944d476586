import { findEntry } from "@/server/db/repositories/organisations";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { ActingRole } from "@/server/domain/roles";
import { makeOrgScope, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";

export interface EnteredOrganisation {
  slug: string;
  name: string;
  timeZone: string;
  kind: OrganisationKind;
  role: ActingRole;
}

/**
 * Turns the organisation that a caller names into a scope, if the user belongs to it. An organisation of others
 * and one that does not exist get the same answer.
 */
export async function enterOrganisation(
  deps: Pick<ServiceDeps, "db">,
  userId: string,
  unverifiedSlug: string,
): Promise<{ scope: OrgScope; organisation: EnteredOrganisation }> {
  const entry = await findEntry(deps.db, userId, unverifiedSlug);
  if (!entry) throw notFound("organisation");
  const { orgId, clients, ...organisation } = entry;
  return {
    scope: makeOrgScope({ orgId, actor: { kind: "user", userId }, role: entry.role, clients }),
    organisation,
  };
}
