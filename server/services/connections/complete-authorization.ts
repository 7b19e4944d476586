import { randomUUID } from "node:crypto";
import { claimAuthorization, findAuthorizationByToken } from "@/server/db/repositories/authorizations";
import { claimClient } from "@/server/db/repositories/clients";
import { findStanding } from "@/server/db/repositories/organisations";
import { mayDo } from "@/server/domain/roles";
import { makeOrgScope } from "@/server/domain/scope";
import { hashToken } from "@/server/infra/crypto";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { storeConnection } from "./create-connection";
import { findPlatform } from "./find-platform";

/**
 * The store's own call with the keys that it has made. Nobody is signed in: the token in the address says for whom
 * it is. It works once, before it expires, and only while the person who asked may still manage connections.
 */
export async function completeAuthorization(
  deps: ServiceDeps,
  call: { platform: string; token: string; posted: unknown },
): Promise<void> {
  const authorization = await asSystem(() => findAuthorizationByToken(deps.db, hashToken(call.token)));
  if (!authorization || authorization.connectionId || authorization.expiresAt.getTime() < deps.clock.now()) {
    throw notFound("authorization");
  }
  const platform = findPlatform(deps, call.platform);
  const { orgId, userId } = authorization;
  const standing = await asOrganisation({ orgId, clients: null }, () => findStanding(deps.db, userId, orgId));
  if (!standing || !mayDo(standing, "connection:manage")) throw notFound("authorization");
  if (standing.clients && !standing.clients.includes(authorization.clientId)) throw notFound("authorization");

  const key = platform.authorization?.read(call.posted, authorization.storeUrl);
  if (!key || key.userId !== authorization.id) {
    throw new ServiceError("invalid", "What the store sent is no key for this authorization.");
  }
  const cleaned = platform.cleanCredentials(key.input);
  if (!cleaned.ok) {
    throw new ServiceError("invalid", cleaned.problems[0]?.message ?? "The store's key cannot be used.");
  }
  const scope = makeOrgScope({ orgId, actor: { kind: "user", userId }, ...standing });
  const connectionId = randomUUID();
  await asOrganisation(scope, () =>
    deps.db.$transaction(async (tx) => {
      if (!(await claimClient(scope, tx, authorization.clientId))) throw notFound("authorization");
      await storeConnection(scope, tx, deps, {
        id: connectionId,
        clientId: authorization.clientId,
        platform: call.platform,
        name: authorization.name,
        credentials: cleaned.credentials,
      });
      if (!(await claimAuthorization(scope, tx, authorization.id, connectionId)))
        throw notFound("authorization");
    }),
  );
}
