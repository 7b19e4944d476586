import { listDueEndpoints, markChecked } from "@/server/db/repositories/webhooks";
import { makeOrgScope, type OrgScope } from "@/server/domain/scope";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { aloneWithHooks } from "./alone-with-hooks";
import { checkEndpoint } from "./check-endpoint";

/** Each endpoint is looked at about once an hour, counted from when it was switched on: so they spread by themselves. */
const EVERY_MS = 60 * 60_000;
const AT_ONCE = 50;

export interface DueEndpoint {
  orgId: string;
  connectionId: string;
}

/** Those of all organisations that nobody has looked at for an hour. */
export function listDueWebhooks(deps: Pick<ServiceDeps, "db" | "clock">): Promise<DueEndpoint[]> {
  return asSystem(() => listDueEndpoints(deps.db, new Date(deps.clock.now() - EVERY_MS), AT_ONCE));
}

/** Checks one of them. Never throws: what is wrong with one holds no other up. */
export function checkDueWebhooks(
  deps: ServiceDeps,
  { orgId, connectionId }: DueEndpoint,
): Promise<"checked" | "busy" | "failed"> {
  const scope = makeOrgScope({ orgId, actor: { kind: "system", part: "webhooks" }, role: "admin" });
  return asOrganisation(scope, () => check(scope, deps, connectionId));
}

async function check(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<"checked" | "busy" | "failed"> {
  try {
    const locked = await aloneWithHooks(deps, connectionId, 0, () =>
      checkEndpoint(scope, deps, connectionId),
    );
    return locked ? "checked" : "busy";
  } catch (error) {
    deps.logger.error(
      { err: error, orgId: scope.orgId, connectionId },
      "a connection's hooks could not be checked",
    );
    // Its turn comes again in an hour: until then it takes nobody else's.
    await markChecked(scope, deps.db, connectionId, new Date(deps.clock.now())).catch(() => {});
    return "failed";
  }
}
