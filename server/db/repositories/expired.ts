import type { Db } from "@/server/db/client";

// What only serves for a while, of all organisations alike: its age alone decides, so these take no scope.
// An array of ids is looked up one by one; a subquery could be answered by reading the whole table.

/** By then a store has long stopped sending the same webhook again. */
export function deleteDeliveries(db: Db, receivedBefore: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "WebhookDelivery" WHERE "id" = ANY(ARRAY(
      SELECT "id" FROM "WebhookDelivery" WHERE "receivedAt" < ${receivedBefore} ORDER BY "receivedAt" LIMIT ${limit}))`;
}

export function deleteAuthorizations(db: Db, expiredBefore: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "ConnectionAuthorization" WHERE "id" = ANY(ARRAY(
      SELECT "id" FROM "ConnectionAuthorization" WHERE "expiresAt" < ${expiredBefore} ORDER BY "expiresAt" LIMIT ${limit}))`;
}

export function deleteRateLimits(db: Db, expiredBefore: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "RateLimit" WHERE "key" = ANY(ARRAY(
      SELECT "key" FROM "RateLimit" WHERE "expire" < ${expiredBefore} ORDER BY "expire" LIMIT ${limit}))`;
}
