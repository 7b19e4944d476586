import { listOrganisationsOfUser, type OrganisationSummary } from "@/server/db/repositories/organisations";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";

export function listMyOrganisations(
  deps: Pick<ServiceDeps, "db">,
  userId: string,
): Promise<OrganisationSummary[]> {
  return asSystem(() => listOrganisationsOfUser(deps.db, userId));
}
