import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationLock, prismaFolder, readMigrations, readSchema } from "./prisma-files";
import { withSchemaEngine } from "./schema-engine";

const noFilters = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from what the migrations make to what the schema says; undefined when they agree. The migrations
 * are tried out in a temporary database on the given server.
 */
export async function missingMigration(
  databaseUrl: string,
  folder = prismaFolder,
): Promise<string | undefined> {
  const schema = readSchema(folder);
  return withSchemaEngine(databaseUrl, schema, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...readMigrations(folder) },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 0 ? undefined : (stdout ?? "");
  });
}

/** Writes the next migration's folder as `prisma migrate dev` names it. Returns the folder's name. */
export function writeMigration(name: string, sql: string, folder = prismaFolder, now = new Date()): string {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const migration = `${stamp}_${name}`;
  const path = join(folder, "migrations", migration);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "migration.sql"), sql);
  writeFileSync(join(folder, "migrations", "migration_lock.toml"), migrationLock);
  return migration;
}
