import { findConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { aloneForPerson } from "./alone-with-hooks";
import { checkEndpoint, type EndpointChecked } from "./check-endpoint";

/** Looks at once at what the hourly check would look at, and mends it. */
export async function checkWebhooks(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<EndpointChecked> {
  requireScope(scope, "connection:manage");
  if (!(await findConnection(scope, deps.db, connectionId))) throw notFound("connection");
  const checked = await aloneForPerson(deps, connectionId, () => checkEndpoint(scope, deps, connectionId));
  if (!checked) throw new ServiceError("conflict", "Real time is switched off. Switch it on first.");
  return checked;
}
