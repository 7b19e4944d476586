import { findEntry } from "@/server/db/repositories/organisations";
import { findSupportEntry } from "@/server/db/repositories/support-staff";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { ActingRole } from "@/server/domain/roles";
import { makeOrgScope, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { noOrganisation } from "@/server/services/errors";
import { supportScope } from "@/server/services/support/support-scope";

export interface EnteredOrganisation {
  slug: string;
  name: string;
  timeZone: string;
  kind: OrganisationKind;
  role: ActingRole;
  /** Of support staff: until when they are here, and whether they see personal data. Null for members. */
  support: { until: Date; personalData: boolean } | null;
}

/**
 * Turns the organisation that a caller names into a scope, if the user belongs to it, or is there as support by an
 * access that it granted. An organisation of others and one that does not exist get the same answer.
 */
export async function enterOrganisation(
  deps: Pick<ServiceDeps, "db" | "clock">,
  userId: string,
  unverifiedSlug: string,
): Promise<{ scope: OrgScope; organisation: EnteredOrganisation }> {
  const entry = await findEntry(deps.db, userId, unverifiedSlug);
  if (!entry) return enterAsSupport(deps, userId, unverifiedSlug);
  const { orgId, clients, ...organisation } = entry;
  return {
    scope: makeOrgScope({ orgId, actor: { kind: "user", userId }, role: entry.role, clients }),
    organisation: { ...organisation, support: null },
  };
}

async function enterAsSupport(
  deps: Pick<ServiceDeps, "db" | "clock">,
  userId: string,
  slug: string,
): Promise<{ scope: OrgScope; organisation: EnteredOrganisation }> {
  const entry = await findSupportEntry(deps.db, userId, slug, new Date(deps.clock.now()));
  const until = entry?.accesses[0]?.expiresAt;
  if (!entry || !until) throw noOrganisation();
  const { id, ...organisation } = entry.organisation;
  const scope = supportScope(userId, id, entry.accesses);
  return {
    scope,
    organisation: { ...organisation, role: scope.role, support: { until, personalData: scope.personalData } },
  };
}
