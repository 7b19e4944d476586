import type pg from "pg";

/** Imports of all clients in turn, and schedules for most of them. */
export async function seedImports(db: pg.Client, orgId: string, imports: number): Promise<void> {
  await db.query(
    `CREATE TEMP TABLE seed_import AS
      SELECT i.n, uuidv7()::text AS "id", c."id" AS "client", c."source", c."target",
        (ARRAY['products', 'orders', 'customers'])[(i.n / c.number) % 3 + 1] AS "entity",
        pg_temp.pick(i.n, 11) >= 7 AS "ready", e."id" IS NOT NULL AND pg_temp.pick(i.n, 12) < 70 AS "realTime"
      FROM generate_series(0, ${imports - 1}) AS i(n)
      JOIN (SELECT *, count(*) OVER () AS number FROM seed_client) c ON c.n = i.n % c.number + 1
      LEFT JOIN seed_endpoint e ON e."source" = c."source"`,
  );
  await db.query(
    `INSERT INTO "Import" ("id", "orgId", "clientId", "name", "entity", "status", "wizardStep", "sourceId", "targetId",
        "realTime", "watermark", "createdAt", "updatedAt")
      SELECT "id", $1, "client", initcap("entity") || ' ' || n, "entity"::"Entity",
        (CASE WHEN "ready" THEN 'ready' ELSE 'draft' END)::"ImportStatus", 'review', "source", "target",
        "realTime", now() - interval '1 day', now() - n % 200 * interval '1 day', now() - n * interval '1 minute'
      FROM seed_import`,
    [orgId],
  );
  await db.query(
    `INSERT INTO "Schedule" ("id", "orgId", "importId", "reach", "rhythm", "paused", "nextAt", "endsAt", "lastAt",
        "lastProblem", "updatedAt")
      SELECT uuidv7()::text, $1, "id", 'changes', '{"kind": "daily", "hour": 2, "minute": 30}', pg_temp.pick(n, 13) < 4,
        CASE WHEN pg_temp.pick(n, 13) >= 4 THEN now() + pg_temp.share(n, 14) * interval '1 day'
          - CASE WHEN pg_temp.pick(n, 15) = 1 THEN interval '3 days' ELSE interval '0' END END,
        CASE WHEN pg_temp.pick(n, 16) < 3 THEN now() + pg_temp.pick(n, 17) % 20 * interval '1 day' + interval '2 days' END,
        now() - interval '1 day',
        CASE WHEN pg_temp.pick(n, 18) < 2 THEN '"Shop" is disabled. Enable the connection, then run the import again.' END,
        now()
      FROM seed_import WHERE "ready" AND pg_temp.pick(n, 19) < 70`,
    [orgId],
  );
}
