import { readEndpointSecret } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import { randomToken, SealBrokenError, type SealedSecrets } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

const owner = (scope: OrgScope, endpointId: string) => ({
  orgId: scope.orgId,
  webhookEndpointId: endpointId,
});

/** A new secret that every post to the endpoint has to carry. */
export function makeEndpointSecret(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "credentials">,
  endpointId: string,
): { secret: string; sealed: SealedSecrets } {
  const secret = randomToken();
  return { secret, sealed: deps.credentials.seal(owner(scope, endpointId), { secret }) };
}

/** Null when no key opens it, so that another one has to be made. */
export async function openEndpointSecret(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "credentials">,
  endpointId: string,
): Promise<string | null> {
  const sealed = await readEndpointSecret(scope, deps.db, endpointId);
  if (!sealed) return null;
  try {
    return deps.credentials.open(owner(scope, endpointId), sealed).secret ?? null;
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}
