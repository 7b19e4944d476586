import { listLiveSessions } from "@/server/db/repositories/user-sessions";
import { findAccount } from "@/server/db/repositories/users";
import { deviceName } from "@/server/infra/device-name";
import type { ServiceDeps } from "@/server/services/deps";
import type { AccountCaller } from "./caller";

export interface AccountSession {
  id: string;
  device: string;
  /** Where it was used from last; null where the installation does not see addresses. */
  address: string | null;
  method: string;
  signedInAt: Date;
  lastSeenAt: Date;
  /** The one that asks. */
  current: boolean;
}

/** Where the person is signed in: this device first, then by last use. */
export async function listSessions(
  deps: Pick<ServiceDeps, "db" | "clock">,
  caller: AccountCaller,
): Promise<AccountSession[]> {
  const account = await findAccount(deps.db, caller.userId);
  const now = new Date(deps.clock.now());
  const rows = await listLiveSessions(deps.db, caller.userId, now, Boolean(account?.totpEnabledAt));
  return rows
    .map(({ id, method, createdAt, lastSeenAt, address, userAgent }) => ({
      id,
      device: deviceName(userAgent),
      address,
      method,
      signedInAt: createdAt,
      lastSeenAt,
      current: id === caller.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
