import pg from "pg";
import { seedClients } from "./seed-clients";
import { seedImports } from "./seed-imports";
import { seedRecords } from "./seed-records";
import { seedRuns } from "./seed-runs";

export interface SeedSize {
  clients: number;
  imports: number;
  runs: number;
  records: number;
}

/**
 * Fills an organisation by SQL alone, in the spread that an agency has: most imports are well, a few fail, webhooks have
 * started most of the runs, and one run has a tenth of all records. The same at each time, by hashes instead of chance.
 */
export async function seed(databaseUrl: string, orgId: string, size: SeedSize): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    // Foreign keys are right by construction, and are not looked up a million times.
    await db.query(`
      SET session_replication_role = replica;
      SET synchronous_commit = off;
      SET maintenance_work_mem = '512MB';
      SET work_mem = '128MB';
      CREATE FUNCTION pg_temp.pick(n bigint, salt int) RETURNS int LANGUAGE sql IMMUTABLE AS
        $$ SELECT ((hashint8extended(n, salt) & 1048575) % 100)::int $$;
      CREATE FUNCTION pg_temp.share(n bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE AS
        $$ SELECT (hashint8extended(n, salt) & 1048575) / 1048576.0 $$;
      CREATE FUNCTION pg_temp.id_at(moment timestamptz) RETURNS text LANGUAGE sql VOLATILE AS
        $$ SELECT uuidv7(moment - clock_timestamp())::text $$;`);
    await seedClients(db, orgId, size.clients);
    await seedImports(db, orgId, size.imports);
    await withoutIndexes(db, ["Run", "Record", "Issue", "RunLogEntry"], async () => {
      await seedRuns(db, orgId, size);
      await seedRecords(db, orgId);
    });
    await db.query("VACUUM (ANALYZE)");
  } finally {
    await db.end();
  }
}

/** Rows go in much faster when their indexes are made once they are all there. */
async function withoutIndexes(db: pg.Client, tables: string[], fill: () => Promise<void>): Promise<void> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS "name", pg_get_indexdef(i.indexrelid) AS "definition"
     FROM pg_index i WHERE i.indrelid = ANY($1::regclass[]) AND NOT EXISTS (
       SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables.map((table) => `"${table}"`)],
  );
  for (const { name } of rows) await db.query(`DROP INDEX ${name}`);
  await fill();
  for (const { definition } of rows) await db.query(definition);
}
