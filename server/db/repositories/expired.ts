import type { Db } from "@/server/db/client";

// What only serves for a while, of all organisations alike: its age alone decides, so these take no scope.

/** By then a store has long stopped sending the same webhook again. */
export function deleteDeliveries(db: Db, receivedBefore: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "WebhookDelivery" WHERE "id" IN (
      SELECT "id" FROM "WebhookDelivery" WHERE "receivedAt" < ${receivedBefore} ORDER BY "receivedAt" LIMIT ${limit})`;
}

export function deleteAuthorizations(db: Db, expiredBefore: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "ConnectionAuthorization" WHERE "id" IN (
      SELECT "id" FROM "ConnectionAuthorization" WHERE "expiresAt" < ${expiredBefore} ORDER BY "expiresAt" LIMIT ${limit})`;
}

export function deleteRateLimits(db: Db, expiredBefore: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "RateLimit" WHERE "key" IN (
      SELECT "key" FROM "RateLimit" WHERE "expire" < ${expiredBefore} ORDER BY "expire" LIMIT ${limit})`;
}
