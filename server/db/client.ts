import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client";

/** What a repository reads and writes with: the client, or the transaction that the caller has opened. */
export type Db = PrismaClient | Prisma.TransactionClient;

export function createDb(databaseUrl: string, options: { maxConnections?: number } = {}): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: options.maxConnections ?? 10 }),
  });
}
