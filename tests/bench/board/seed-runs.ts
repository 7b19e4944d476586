import type pg from "pg";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { SeedSize } from "./seed";

/** Rules of an ordinary mapping: about as long as real ones are. */
const rules = JSON.stringify(
  Array.from({ length: 24 }, (_, index) => ({
    target: `field_${index}`,
    source: { kind: "field", path: `product.field_${index}` },
    transforms: index % 4 === 0 ? [{ kind: "trim" }] : [],
  })),
);
const options = JSON.stringify(DEFAULT_OPTIONS);

/**
 * Three runs in four were started by webhooks, most of them for a few busy shops; the others lie behind them. The first is
 * the great one.
 */
export async function seedRuns(db: pg.Client, orgId: string, { runs, records }: SeedSize): Promise<void> {
  const webhooks = Math.round(runs * 0.75);
  const ordinary = runs - webhooks - 1;
  const each = Math.max(1, Math.floor((records * 0.9 - webhooks * 2) / ordinary));
  const great = records - webhooks * 2 - ordinary * each;
  await db.query(
    `CREATE TEMP TABLE seed_run AS
      WITH eager AS (
        SELECT *, row_number() OVER (ORDER BY n) - 1 AS place, count(*) OVER () AS number
        FROM seed_import WHERE "ready" AND "realTime"
      ), ready AS (
        SELECT *, row_number() OVER (ORDER BY n) - 1 AS place, count(*) OVER () AS number
        FROM seed_import WHERE "ready"
      ), numbered AS (
        SELECT n, n <= ${webhooks} AS "hooked",
          now() - interval '10 minutes' - pg_temp.share(n, 21)
            * CASE WHEN n <= ${webhooks} THEN interval '60 days' ELSE interval '180 days' END AS "at"
        FROM generate_series(1, ${runs}) n
      ), placed AS (
        SELECT r.n, r."hooked", r."at", e.n AS "import" FROM numbered r
        JOIN eager e ON e.place = floor(e.number * power(pg_temp.share(r.n, 22), 3)) WHERE r."hooked"
        UNION ALL
        SELECT r.n, r."hooked", r."at", a.n FROM numbered r
        JOIN ready a ON a.place = r.n % a.number WHERE NOT r."hooked"
      )
      SELECT p.n, pg_temp.id_at(p."at") AS "id", p."at", p."hooked", i."id" AS "import", i."client", i."source", i."target",
        i."entity", d."kind", d."reach", d."trigger",
        CASE WHEN p."hooked" THEN CASE WHEN pg_temp.share(p.n, 23) < 0.002 THEN 'completed_with_issues' ELSE 'succeeded' END
          WHEN pg_temp.pick(p.n, 23) < 1 THEN 'failed' WHEN pg_temp.pick(p.n, 23) < 4 THEN 'completed_with_issues'
          WHEN pg_temp.pick(p.n, 23) < 6 THEN 'cancelled' ELSE 'succeeded' END AS "status",
        CASE WHEN p.n = ${runs} THEN ${great} WHEN p."hooked" THEN 2 ELSE ${each} END AS "records"
      FROM placed p JOIN seed_import i ON i.n = p."import"
      CROSS JOIN LATERAL (SELECT CASE WHEN p."hooked" THEN -1 ELSE pg_temp.pick(p.n, 24) END AS "of") o
      CROSS JOIN LATERAL (
        SELECT CASE WHEN o."of" < 0 THEN 'incremental' WHEN o."of" < 10 OR p.n = ${runs} THEN 'full'
            WHEN o."of" < 17 THEN 'dry_run' WHEN o."of" < 22 THEN 'retry' ELSE 'incremental' END AS "kind",
          CASE WHEN o."of" < 0 THEN 'chosen' WHEN o."of" < 17 OR p.n = ${runs} THEN 'everything' WHEN o."of" < 22 THEN 'chosen'
            WHEN o."of" < 32 THEN 'stock_and_prices' WHEN o."of" < 40 THEN 'comparison' ELSE 'changes' END AS "reach",
          CASE WHEN o."of" < 0 THEN 'webhook' WHEN o."of" < 30 THEN 'person' ELSE 'schedule' END AS "trigger"
      ) d`,
  );
  // The great one is whole, and ended with some records that failed.
  await db.query(`UPDATE seed_run SET "status" = 'completed_with_issues' WHERE n = ${runs}`);
  await db.query(
    `INSERT INTO "Run" ("id", "orgId", "importId", "clientId", "kind", "reach", "trigger", "status", "phase", "entity",
        "sourceId", "targetId", "filters", "options", "rules", "nextSeq", "extracted", "expectedTotal",
        "readCount", "createdCount", "updatedCount", "unchangedCount", "skippedCount", "failedCount", "writes",
        "reconciliation", "failure", "createdAt", "startedAt", "endedAt", "heartbeatAt")
      SELECT r."id", $1, r."import", r."client", r."kind"::"RunKind", r."reach"::"RunReach", r."trigger"::"RunTrigger",
        r."status"::"RunStatus", (CASE r."status" WHEN 'failed' THEN 'transfer' ELSE 'ended' END)::"RunPhase",
        r."entity"::"Entity", r."source", r."target", '{"visibility": "all"}', $2::jsonb, $3::jsonb,
        r."records", true, r."records", r."records", r."records" / 10, r."records" - r."records" / 10 - f."failed", 0, 0,
        f."failed", r."records", '{"agreed": true, "missing": 0, "differing": 0}',
        CASE r."status" WHEN 'failed' THEN 'WooCommerce did not answer for ten minutes. Resume the run when the shop is reachable again.' END,
        r."at", r."at", r."at" + interval '2 minutes', r."at" + interval '2 minutes'
      FROM seed_run r
      CROSS JOIN LATERAL (
        SELECT CASE WHEN r."status" IN ('failed', 'completed_with_issues') THEN (r."records" + 49) / 50 ELSE 0 END AS "failed"
      ) f`,
    [orgId, options, rules],
  );
  await db.query(
    `INSERT INTO "RunLogEntry" ("id", "orgId", "runId", "at", "level", "message")
      SELECT pg_temp.id_at(r."at"), $1, r."id", r."at", 'info', 'Line ' || k || ' of what the run did, as people read it.'
      FROM seed_run r, generate_series(1, CASE WHEN r."hooked" THEN 3 ELSE 8 END) k`,
    [orgId],
  );
  await setHealth(db, orgId);
  await startSome(db, orgId);
}

/** As the last run that says something has left it. */
async function setHealth(db: pg.Client, orgId: string): Promise<void> {
  await db.query(
    `UPDATE "Import" i SET "healthSince" = l."at",
        "health" = (CASE WHEN l."status" IN ('failed', 'completed_with_issues') THEN 'failing' ELSE 'good' END)::"ImportHealth"
      FROM (
        SELECT DISTINCT ON ("import") "import", "status", "at" FROM seed_run
        WHERE "status" <> 'cancelled' AND "kind" <> 'dry_run' AND NOT ("status" = 'succeeded' AND "reach" IN ('chosen', 'stock_and_prices'))
        ORDER BY "import", "at" DESC
      ) l WHERE i."id" = l."import" AND i."orgId" = $1`,
    [orgId],
  );
}

/** The newest run of each fiftieth import is still going. */
async function startSome(db: pg.Client, orgId: string): Promise<void> {
  await db.query(
    `UPDATE "Run" r SET "status" = 'running', "phase" = 'transfer', "endedAt" = NULL, "createdAt" = now(), "heartbeatAt" = now()
      FROM (
        SELECT DISTINCT ON (s."import") s."id" FROM seed_run s JOIN seed_import i ON i."id" = s."import"
        WHERE i.n % 50 = 0 ORDER BY s."import", s."at" DESC
      ) l WHERE r."id" = l."id" AND r."orgId" = $1`,
    [orgId],
  );
}
