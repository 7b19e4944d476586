import { deleteAuthorizations, deleteDeliveries, deleteRateLimits } from "@/server/db/repositories/expired";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";

const DAY_MS = 86_400_000;
const DELIVERY_DAYS = 7;
/** The page that waits for a store's approval still tells what came of it for so long. */
const AUTHORIZATION_DAYS = 1;
const ROWS_AT_ONCE = 1_000;

/** Removes what has served its time, whatever an organisation has chosen: webhooks taken in, approvals, counted attempts. */
export async function removeExpired(deps: Pick<ServiceDeps, "db" | "clock">): Promise<{ removed: number }> {
  const now = deps.clock.now();
  const daysAgo = (days: number) => new Date(now - days * DAY_MS);
  const parts = [
    () => deleteDeliveries(deps.db, daysAgo(DELIVERY_DAYS), ROWS_AT_ONCE),
    () => deleteAuthorizations(deps.db, daysAgo(AUTHORIZATION_DAYS), ROWS_AT_ONCE),
    () => deleteRateLimits(deps.db, daysAgo(0), ROWS_AT_ONCE),
  ];
  let removed = 0;
  for (const part of parts) {
    for (let batch = ROWS_AT_ONCE; batch === ROWS_AT_ONCE; ) {
      batch = await asSystem(part);
      removed += batch;
    }
  }
  return { removed };
}
