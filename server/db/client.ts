import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client";
import { TenantPool } from "./tenant-pool";

/** What a repository reads and writes with: the client, or the transaction that the caller has opened. */
export type Db = PrismaClient | Prisma.TransactionClient;

export function createDb(databaseUrl: string, options: { maxConnections?: number } = {}): PrismaClient {
  const max = options.maxConnections ?? 10;
  // A pool anew for each connect, so that a client can be used again after it was disconnected.
  const open = () =>
    new PrismaPg(new TenantPool({ connectionString: databaseUrl, max }), { disposeExternalPool: true });
  const { provider, adapterName } = open();
  return new PrismaClient({ adapter: { provider, adapterName, connect: () => open().connect() } });
}

/** Whether Postgres itself keeps organisations apart; false where the role for it could not be made. */
export async function rowSecurityHolds(db: PrismaClient): Promise<boolean> {
  const rows: { holds: boolean }[] = await db.$queryRaw`SELECT row_security_active('"Run"') AS "holds"`;
  return rows[0]?.holds ?? false;
}
