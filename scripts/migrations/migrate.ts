import pg from "pg";
import { prismaFolder, readMigrations } from "./prisma-files";
import { withSchemaEngine } from "./schema-engine";

const noFilters = { externalTables: [], externalEnums: [] };
/** Any number will do, as long as no one else takes it for a lock on the same database. */
const advisoryLock = 7_233_018;

/** Applies the migrations that the database has not seen, one process at a time. Returns their names. */
export async function applyMigrations(databaseUrl: string, folder = prismaFolder): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [advisoryLock]);
    return await withSchemaEngine(databaseUrl, undefined, async (engine) => {
      const result = await engine.applyMigrations({
        migrationsList: readMigrations(folder),
        filters: noFilters,
      });
      // Roles are the server's and not the database's: one that was restored may lack them.
      const { rows } = await lock.query("select to_regproc('prepare_tenant_roles') is not null as known");
      if (rows[0]?.known) await lock.query("select prepare_tenant_roles()");
      return result.appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}

/**
 * Notes that a failed migration has left nothing behind, so that the next `applyMigrations` tries it again.
 * Its script runs as one transaction: unless it ends that itself, this is always so.
 */
export async function markRolledBack(databaseUrl: string, migrationName: string): Promise<void> {
  await withSchemaEngine(databaseUrl, undefined, (engine) =>
    engine.markMigrationRolledBack({ migrationName }),
  );
}
