import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client";
import { TenantPool } from "./tenant-pool";

/** What a repository reads and writes with: the client, or the transaction that the caller has opened. */
export type Db = PrismaClient | Prisma.TransactionClient;

export function createDb(databaseUrl: string, options: { maxConnections?: number } = {}): PrismaClient {
  const config = { connectionString: databaseUrl, max: options.maxConnections ?? 10 };
  const { provider, adapterName } = new PrismaPg(config);
  /** A pool anew for each connect, so that a client can be used again after it was disconnected. */
  const connect = async () => {
    const pool = new TenantPool(config);
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
    // Were `pg` here twice, the adapter would take the pool for settings and open one without tenants.
    if (adapter.underlyingDriver() !== pool) throw new Error("The database adapter did not take the pool.");
    return adapter;
  };
  return new PrismaClient({ adapter: { provider, adapterName, connect } });
}
