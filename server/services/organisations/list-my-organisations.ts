import { listOrganisationsOfUser, type OrganisationSummary } from "@/server/db/repositories/organisations";
import type { ServiceDeps } from "@/server/services/deps";

export function listMyOrganisations(
  deps: Pick<ServiceDeps, "db">,
  userId: string,
): Promise<OrganisationSummary[]> {
  return listOrganisationsOfUser(deps.db, userId);
}
