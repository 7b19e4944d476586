import type { Db } from "@/server/db/client";
import type { ConnectionAuthorization } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { demandInReach, inReach } from "./reach";

export async function insertAuthorization(
  scope: OrgScope,
  db: Db,
  authorization: Pick<
    ConnectionAuthorization,
    "userId" | "clientId" | "tokenHash" | "storeUrl" | "name" | "expiresAt"
  > & { id: string },
): Promise<{ id: string }> {
  demandInReach(scope, authorization.clientId);
  return db.connectionAuthorization.create({
    data: { ...authorization, orgId: scope.orgId },
    select: { id: true },
  });
}

export function findAuthorization(
  scope: OrgScope,
  db: Db,
  id: string,
): Promise<Pick<ConnectionAuthorization, "connectionId" | "expiresAt" | "storeUrl" | "name"> | null> {
  return db.connectionAuthorization.findFirst({
    where: { id, ...inReach(scope) },
    select: { connectionId: true, expiresAt: true, storeUrl: true, name: true },
  });
}

/** By the token of the callback's address. The store is no member, so the row itself says which organisation it is for. */
export function findAuthorizationByToken(db: Db, tokenHash: string): Promise<ConnectionAuthorization | null> {
  return db.connectionAuthorization.findFirst({ where: { tokenHash } });
}

/** Takes the authorization for a connection; false when another call was faster. */
export async function claimAuthorization(
  scope: OrgScope,
  db: Db,
  id: string,
  connectionId: string,
): Promise<boolean> {
  const { count } = await db.connectionAuthorization.updateMany({
    where: { id, ...inReach(scope), connectionId: null },
    data: { connectionId },
  });
  return count > 0;
}
