import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";

/** Counts attempts by key in Postgres, so that all app servers share the count. */
export interface AttemptLimit {
  /** Takes one attempt. Null when it may go on, else how many seconds to wait. */
  take(key: string): Promise<number | null>;
  /** How many attempts the key has taken by now. */
  taken(key: string): Promise<number>;
  /** Gives one attempt back, where one that went well should not count. */
  giveBack(key: string): Promise<void>;
  /** Forgets the attempts of a key, after one that went well. */
  forget(key: string): Promise<void>;
}

export function createAttemptLimit(options: {
  /** Anything with Prisma's delegate of the RateLimiterFlexible model. */
  db: object;
  name: string;
  attempts: number;
  seconds: number;
}): AttemptLimit {
  const limits = { keyPrefix: options.name, points: options.attempts, duration: options.seconds };
  const limiter = new RateLimiterPrisma({
    ...limits,
    storeClient: options.db,
    tableName: "rateLimiterFlexible",
    // Should the count be unreachable, each server still counts for itself.
    insuranceLimiter: new RateLimiterMemory(limits),
  });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
        throw refusal;
      }
    },
    async taken(key) {
      return (await limiter.get(key))?.consumedPoints ?? 0;
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}
