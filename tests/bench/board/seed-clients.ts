import type pg from "pg";

const FIRST = ["Alder", "Birch", "Cedar", "Dune", "Elm", "Fjord", "Grove", "Harbour", "Iris", "Juniper"];
const SECOND = [
  "Bakery",
  "Cycles",
  "Denim",
  "Electrics",
  "Flowers",
  "Garden",
  "Home",
  "Instruments",
  "Jewels",
];

const failedCheck = JSON.stringify({
  usable: false,
  items: [
    {
      id: "token",
      label: "Access token",
      state: "failed",
      detail: "BigCommerce refused the token.",
      remedy: "Create a new one under Settings, Store-level API accounts, and enter it here.",
    },
  ],
});

/** Clients, two connections for each, and webhooks at some of the sources. */
export async function seedClients(db: pg.Client, orgId: string, clients: number): Promise<void> {
  await db.query(
    `CREATE TEMP TABLE seed_client AS
      SELECT n, uuidv7()::text AS "id", uuidv7()::text AS "source", uuidv7()::text AS "target"
      FROM generate_series(1, ${clients}) n`,
  );
  await db.query(
    `INSERT INTO "Client" ("id", "orgId", "name", "createdAt")
      SELECT "id", $1, ($2::text[])[n % 10 + 1] || ' ' || ($3::text[])[n % 9 + 1] || ' ' || n,
        now() - n * interval '3 hours'
      FROM seed_client`,
    [orgId, FIRST, SECOND],
  );
  await db.query(
    `INSERT INTO "Connection" ("id", "orgId", "clientId", "platform", "name", "status", "secrets", "keyVersion",
        "lastCheck", "lastCheckAt", "createdAt", "updatedAt")
      SELECT s."id", $1, s."client", s."platform", s."name", s."status"::"ConnectionStatus", '\\x00', 1,
        CASE s."status" WHEN 'unchecked' THEN NULL WHEN 'failing' THEN $2::jsonb ELSE '{"usable": true, "items": []}' END,
        CASE WHEN s."status" <> 'unchecked' THEN now() - pg_temp.pick(s.n, 3) * interval '1 day' END,
        now() - interval '200 days', now() - interval '1 day'
      FROM (
        SELECT n, "source" AS "id", "id" AS "client", 'bigcommerce' AS "platform", 'Source of ' || n AS "name",
          CASE WHEN pg_temp.pick(n, 1) < 2 THEN 'failing' WHEN pg_temp.pick(n, 1) = 2 THEN 'disabled'
            WHEN pg_temp.pick(n, 1) = 3 THEN 'unchecked' ELSE 'usable' END AS "status"
        FROM seed_client
        UNION ALL
        SELECT n, "target", "id", 'woocommerce', 'Shop of ' || n,
          CASE WHEN pg_temp.pick(n, 2) < 2 THEN 'failing' ELSE 'usable' END
        FROM seed_client
      ) s`,
    [orgId, failedCheck],
  );
  await db.query(
    `CREATE TEMP TABLE seed_endpoint AS
      SELECT n, uuidv7()::text AS "id", "source" FROM seed_client WHERE pg_temp.pick(n, 4) < 40`,
  );
  await db.query(
    `INSERT INTO "WebhookEndpoint" ("id", "orgId", "connectionId", "token", "secrets", "keyVersion", "problem",
        "checkedAt", "lastReceivedAt")
      SELECT "id", $1, "source", md5("id"), '\\x00', 1,
        CASE WHEN pg_temp.pick(n, 5) < 5 THEN '1 of 5 hooks is not in order. Test the connection.' END,
        now() - interval '20 minutes', now() - pg_temp.pick(n, 6) * interval '1 hour'
      FROM seed_endpoint`,
    [orgId],
  );
  await db.query(
    `INSERT INTO "Webhook" ("id", "orgId", "endpointId", "topic", "remoteId", "state", "checkedAt", "renewedAt")
      SELECT uuidv7()::text, $1, e."id", t, md5(e."id" || t), 'active', now(), now() - pg_temp.pick(e.n, 7) * interval '1 day'
      FROM seed_endpoint e, unnest(ARRAY['store/product/*', 'store/order/*', 'store/customer/*', 'store/sku/*', 'store/category/*']) t`,
    [orgId],
  );
}
