import pg from "pg";
import { currentTenant } from "./tenant";

/** The role that queries run as: it owns nothing, so row-level security holds for it. Made by the migrations. */
export const APP_ROLE = "primelink_app";

interface TenantClient extends pg.PoolClient {
  /** For whom its session is set up at the moment. */
  tenant?: string;
}

const SET_TENANT = "SELECT set_config('primelink.org', $1, false), set_config('primelink.system', $2, false)";

/**
 * Connections that tell Postgres whose rows may be touched, before each query for another tenant than the last one's.
 * Within a transaction it stays as it was when that began.
 */
export class TenantPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    // A pool without this listener takes the process down when an idle connection breaks.
    this.on("error", () => undefined);
  }

  override async connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: unknown): unknown {
    if (typeof callback === "function") {
      // Pool.query comes this way.
      const tenant = tenantKey();
      return super.connect((error, client, release) => {
        const done = callback as (error: unknown, client: unknown, release: (error?: Error | boolean) => void) => void;
        if (error || !client) return done(error, client, release);
        prepare(client, tenant).then(
          () => done(undefined, client, release),
          (cause: Error) => {
            release(cause);
            done(cause, undefined, () => undefined);
          },
        );
      });
    }
    return this.prepared(tenantKey());
  }

  private async prepared(tenant: string): Promise<pg.PoolClient> {
    const client = await super.connect();
    try {
      await prepare(client, tenant);
      return client;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }
}

const NOBODY = "";
const SYSTEM = "*";

function tenantKey(): string {
  const tenant = currentTenant();
  if (!tenant) return NOBODY;
  return "system" in tenant ? SYSTEM : tenant.orgId;
}

async function prepare(client: TenantClient, tenant: string): Promise<void> {
  if (client.tenant === tenant) return;
  if (client.tenant === undefined) await takeRole(client);
  await client.query(SET_TENANT, tenant === SYSTEM ? ["", "on"] : [tenant, ""]);
  client.tenant = tenant;
}

/** Where the role could not be made, the application's own checks stand alone; `rowSecurityHolds` tells. */
async function takeRole(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(current_user, oid, 'MEMBER')) AS may",
    [APP_ROLE],
  );
  if (rows[0]?.may) await client.query(`SET ROLE ${APP_ROLE}`);
}
