import { revokeByToken } from "@/server/db/repositories/user-sessions";
import { hashToken } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

/** Signing out: whoever has kept a copy of the cookie is signed out, too. */
export function endSession(deps: Pick<ServiceDeps, "db" | "clock">, token: string): Promise<void> {
  return revokeByToken(deps.db, hashToken(token), new Date(deps.clock.now()));
}
