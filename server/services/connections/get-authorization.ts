import { findAuthorization } from "@/server/db/repositories/authorizations";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

/** Whether the store has sent its keys yet, for the page that the person comes back to. */
export async function getAuthorization(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  id: string,
): Promise<{ connectionId: string | null; expired: boolean; storeUrl: string }> {
  requireScope(scope, "connection:manage");
  const authorization = await findAuthorization(scope, deps.db, id);
  if (!authorization) throw notFound("authorization");
  const { connectionId, expiresAt, storeUrl } = authorization;
  return { connectionId, storeUrl, expired: !connectionId && expiresAt.getTime() < deps.clock.now() };
}
