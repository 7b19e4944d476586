import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { runSql, withDatabaseName } from "../services/run-sql";

/**
 * Prisma's adapter for Postgres with three things mended that its schema engine needs and the client does not:
 * scripts, the catalogue's "char" columns, and the shadow database.
 */
export function engineAdapter(databaseUrl: string) {
  const { provider, adapterName } = new PrismaPg({ connectionString: databaseUrl });
  const opened: SqlDriverAdapter[] = [];
  const kept = async (adapter: Promise<SqlDriverAdapter>) => {
    opened.push(await adapter);
    return adapter;
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider,
    adapterName,
    connect: () => kept(connect(databaseUrl)),
    connectToShadowDb: () => kept(connectToShadow(databaseUrl)),
  };
  /** The engine leaves its connections open, and with them the lock that it migrates under. */
  const close = async () => {
    for (const adapter of opened.splice(0)) await adapter.dispose();
  };
  return { factory, close };
}

async function connect(databaseUrl: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const charColumns = passCharsAsText(pool);
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  // The adapter cuts a script at every semicolon, those in texts and function bodies included. Sent whole, Postgres
  // runs it as one transaction: https://www.postgresql.org/docs/18/protocol-flow.html (multiple statements)
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      throw describe(error);
    });
  };
  return adapter;
}

/** The form in which the engine reads a refusal of the database, and quotes it. */
function describe(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code = "XX000", severity = "ERROR", message, detail, hint, column } = error;
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, hint, column });
}

/**
 * The adapter fails on "char" (with quotes: one byte, used in the system catalogues), so it is shown text, and what
 * was a "char" is told by the rows that come out at its other end.
 */
function passCharsAsText(pool: pg.Pool): WeakMap<unknown[][], number[]> {
  const { CHAR, TEXT } = pg.types.builtins;
  const charColumns = new WeakMap<unknown[][], number[]>();
  const query = pool.query.bind(pool) as (...input: unknown[]) => Promise<pg.QueryArrayResult>;
  pool.query = (async (...input: unknown[]) => {
    const result = await query(...input);
    const indexes = (result.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === CHAR ? [index] : [],
    );
    for (const index of indexes) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT });
    if (indexes.length > 0) charColumns.set(result.rows, indexes);
    return result;
  }) as typeof pool.query;
  return charColumns;
}

/**
 * A database for trying migrations out, gone when it is let go. The adapter's own takes its name from a setting that
 * a connection string overrides, and is dropped while it still holds a connection to it.
 */
async function connectToShadow(databaseUrl: string): Promise<SqlDriverAdapter> {
  const name = `primelink_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
  await runSql(databaseUrl, `create database ${pg.escapeIdentifier(name)}`);
  const shadow = await connect(withDatabaseName(databaseUrl, name));
  const dispose = shadow.dispose.bind(shadow);
  let disposed = false;
  shadow.dispose = async () => {
    if (disposed) return;
    disposed = true;
    await dispose();
    await runSql(databaseUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  };
  return shadow;
}
