import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { applyMigrations } from "@/scripts/migrations/migrate";
import { prismaFolder } from "@/scripts/migrations/prisma-files";
import { runSql, withDatabaseName } from "@/scripts/services/run-sql";

const adminUrl = inject("adminUrl");
const name = `upgrade_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
const url = withDatabaseName(adminUrl, name);

/** The last migration of the release before clients had members of their own. */
const BEFORE = "20261126002253_audit_log_append_only";

/** The schema as it was then. */
function migrationsUntil(last: string): string {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  cpSync(prismaFolder, folder, { recursive: true });
  for (const migration of readdirSync(join(folder, "migrations"))) {
    if (/^\d/.test(migration) && migration > last)
      rmSync(join(folder, "migrations", migration), { recursive: true });
  }
  return folder;
}

beforeAll(async () => {
  await runSql(adminUrl, `CREATE DATABASE ${name}`);
  const folder = migrationsUntil(BEFORE);
  await applyMigrations(url, folder);
  rmSync(folder, { recursive: true });
  await runSql(
    url,
    `INSERT INTO "Organisation" ("id", "slug", "name", "updatedAt") VALUES ('o', 'o', 'One', now()), ('p', 'p', 'Two', now());
    INSERT INTO "Client" ("id", "orgId", "name") VALUES ('a', 'o', 'A'), ('b', 'o', 'B'), ('c', 'p', 'C');
    INSERT INTO "Connection" ("id", "orgId", "clientId", "platform", "name", "secrets", "keyVersion", "settings", "updatedAt")
      SELECT "id" || p, "orgId", "id", p, p, '\\x00', 1, '{"storeHash": "h", "clientId": "id"}', now()
      FROM "Client", unnest(ARRAY['bigcommerce', 'woocommerce']) p;
    INSERT INTO "Import" ("id", "orgId", "clientId", "name", "sourceId", "targetId", "updatedAt")
      SELECT 'i' || "id", "orgId", "id", "name", "id" || 'bigcommerce', "id" || 'woocommerce', now() FROM "Client";
    INSERT INTO "Run" ("id", "orgId", "importId", "kind", "status", "entity", "sourceId", "targetId", "filters", "options")
      SELECT 'r' || "clientId", "orgId", "id", 'full', 'succeeded', 'products', "sourceId", "targetId", '{}', '{}' FROM "Import";
    INSERT INTO "Record" ("id", "orgId", "runId", "seq", "kind", "sourceId", "title", "sku", "read")
      SELECT 'long' || n, 'o', 'ra', n, 'product', n, 'Mug', (
        SELECT string_agg(chr(19968 + abs(hashint4(n * at)) % 20000), '') FROM generate_series(1, 1500) at), '{}'
      FROM generate_series(1, 10) n;
    INSERT INTO "Link" ("id", "orgId", "sourceConnId", "targetConnId", "kind", "sourceId", "targetId", "parentSourceId")
      SELECT 'n' || "sourceId", 'o', 'abigcommerce', 'awoocommerce', "kind", "sourceId", '1', "parent"
      FROM (VALUES ('note', 'staff-notes-0a1b2c3d', '7'), ('note', 'message-4-0a1b2c3d', '7'), ('order', '7', NULL))
        v("kind", "sourceId", "parent")`,
  );
  await applyMigrations(url);
});
afterAll(() => runSql(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

it("gives each run the client of its import", async () => {
  const runs = await runSql(url, `SELECT "id", "clientId", "orgId" FROM "Run" ORDER BY "id"`);
  expect(runs).toEqual([
    { id: "ra", clientId: "a", orgId: "o" },
    { id: "rb", clientId: "b", orgId: "o" },
    { id: "rc", clientId: "c", orgId: "p" },
  ]);
});

it("takes who has several clients for an agency", async () => {
  const kinds = await runSql(url, `SELECT "id", "kind"::text AS "kind" FROM "Organisation" ORDER BY "id"`);
  expect(kinds).toEqual([
    { id: "o", kind: "agency" },
    { id: "p", kind: "merchant" },
  ]);
});

it("shortens what no index can hold", async () => {
  const records = await runSql(url, `SELECT DISTINCT length("sku") AS "length" FROM "Record"`);
  expect(records).toEqual([{ length: 255 }]);
});

it("knows staff notes by their order, too", async () => {
  const links = await runSql(url, `SELECT "sourceId" FROM "Link" ORDER BY "id"`);
  expect(links.map(({ sourceId }) => sourceId)).toEqual([
    "7",
    "message-4-0a1b2c3d",
    "7-staff-notes-0a1b2c3d",
  ]);
});
