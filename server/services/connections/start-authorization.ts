import { randomUUID } from "node:crypto";
import { insertAuthorization } from "@/server/db/repositories/authorizations";
import type { OrgScope } from "@/server/domain/scope";
import { hashToken, randomToken } from "@/server/infra/crypto";
import { chooseClient } from "@/server/services/clients/choose-client";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { actingUserId, requireScope } from "@/server/services/require-scope";
import { findPlatform } from "./find-platform";

const VALID_MS = 30 * 60_000;

export interface StartAuthorizationInput {
  platform: string;
  name: string;
  storeUrl: string;
  clientId?: string | undefined;
  /** Slug of the organisation, for the address to come back to. */
  org: string;
}

/**
 * Begins the one-click way: answers with the address of the store's own approval page. The store will post its keys
 * to an address that holds a token, of which only the hash is kept.
 */
export async function startAuthorization(
  scope: OrgScope,
  deps: ServiceDeps,
  input: StartAuthorizationInput,
): Promise<{ url: string }> {
  requireScope(scope, "connection:manage");
  const platform = findPlatform(deps, input.platform);
  const userId = actingUserId(scope);
  if (!platform.authorization || !userId) {
    throw new ServiceError(
      "invalid",
      `${platform.descriptor.name} has no one-click way. Enter its keys by hand.`,
    );
  }
  const id = randomUUID();
  const token = randomToken();
  const { appUrl } = deps.settings;
  const begun = platform.authorization.begin({
    storeUrl: input.storeUrl,
    appName: "PrimeLink",
    userId: id,
    returnUrl: `${appUrl}/${input.org}/connections/authorized/${id}`,
    callbackUrl: `${appUrl}/api/connections/${platform.descriptor.id}/authorized/${token}`,
  });
  if (!begun.ok) throw new ServiceError("invalid", begun.message, { fields: { storeUrl: begun.message } });
  await insertAuthorization(scope, deps.db, {
    id,
    userId,
    clientId: await chooseClient(scope, deps.db, input.clientId),
    tokenHash: hashToken(token),
    storeUrl: begun.storeUrl,
    name: input.name,
    expiresAt: new Date(deps.clock.now() + VALID_MS),
  });
  return { url: begun.url };
}
