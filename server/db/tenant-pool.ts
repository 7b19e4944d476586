import { AsyncResource } from "node:async_hooks";
import pg from "pg";
import { logger } from "@/server/infra/logger";
import { currentTenant } from "@/server/infra/tenant";
import { FIND_ROLES, rolesMissing, type TenantRoles } from "./row-security";
import { type SessionSettings, settingsOf } from "./tenant-session";

type Connected = NonNullable<Parameters<pg.Pool["connect"]>[0]>;

const SET_TENANT = `
  SELECT set_config('role', $1, false), set_config('primelink.org', $2, false), set_config('primelink.clients', $3, false)`;

let warned = false;

function warnOnce(sentence: string): void {
  if (!warned) logger.warn(sentence);
  warned = true;
}

interface Session {
  /** Of the roles' names; null where these cannot be taken, and the application's own checks stand alone. */
  prefix: string | null;
  settings: SessionSettings | null;
  /** The connection's own, without the check below. */
  query: pg.PoolClient["query"];
}

/**
 * Connections that tell Postgres whose rows may be touched, whenever that is another tenant than at their last use.
 * They keep it until they are given back: a transaction is one tenant's from its beginning to its end.
 */
export class TenantPool extends pg.Pool {
  readonly #sessions = new WeakMap<pg.PoolClient, Session>();

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#prepared();
    // `Pool.query` comes this way. Whoever waits in the queue would be called back as whoever gave a connection back.
    const done = AsyncResource.bind(callback);
    this.#prepared().then(
      (client) => done(undefined, client, (error) => client.release(error)),
      (error: Error) => done(error, undefined, () => undefined),
    );
  }

  async #prepared(): Promise<pg.PoolClient> {
    const wanted = settingsOf(currentTenant());
    const client = await super.connect();
    try {
      const session = this.#sessions.get(client) ?? (await this.#open(client));
      if (session.settings?.key !== wanted.key) {
        const role =
          session.prefix === null || wanted.role === null ? "none" : `${session.prefix}_${wanted.role}`;
        await session.query(SET_TENANT, [role, wanted.org, wanted.clients]);
        session.settings = wanted;
      }
      return client;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  async #open(client: pg.PoolClient): Promise<Session> {
    const query = client.query.bind(client) as Session["query"];
    const { rows } = await query<TenantRoles>(FIND_ROLES);
    const [roles] = rows;
    if (roles && !roles.usable) warnOnce(rolesMissing(roles));
    const session: Session = { prefix: roles?.usable ? roles.prefix : null, settings: null, query };
    // Within a transaction another tenant would go unheeded: what was meant for one would be done as the other.
    client.query = ((...input: unknown[]) => {
      if (session.settings?.key !== settingsOf(currentTenant()).key)
        throw new Error("The tenant was changed within a transaction.");
      return (query as (...input: unknown[]) => unknown)(...input);
    }) as Session["query"];
    this.#sessions.set(client, session);
    return session;
  }
}
