import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
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
  const checked = await aloneForPerson(scope, deps, connectionId, () =>
    checkEndpoint(scope, deps, connectionId),
  );
  if (!checked) throw new ServiceError("conflict", "Real time is switched off. Switch it on first.");
  return checked;
}
