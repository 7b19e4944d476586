import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Postgres } from "../services/postgres";
import { startEphemeralPostgres } from "../services/postgres-ephemeral";
import { defaultDataDir } from "../services/project";
import { missingMigration, writeMigration } from "./diff";
import { applyMigrations, markRolledBack } from "./migrate";

const parent = join(defaultDataDir, "test");
const schema = (models: string) => `datasource db {\n  provider = "postgresql"\n}\n${models}`;
const shop = "model Shop {\n  id String @id\n  tags String[]\n}\n";

let postgres: Postgres;
let folder: string;
let client: pg.Client;

function write(path: string, content: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), content);
}

beforeAll(async () => {
  postgres = await startEphemeralPostgres(parent);
}, 60_000);
afterAll(() => postgres?.stop());

beforeEach(async () => {
  folder = mkdtempSync(join(parent, "migrations-"));
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query("drop database if exists scratch with (force)");
  await admin.query("create database scratch");
  await admin.end();
  client = new pg.Client({ connectionString: postgres.urlOf("scratch") });
  client.on("error", () => {});
  await client.connect();
  return async () => {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  };
});

describe("migrations", { timeout: 60_000 }, () => {
  const url = () => postgres.urlOf("scratch");

  it("leads from nothing to a schema in several files, and then finds nothing missing", async () => {
    write("schema/base.prisma", schema(""));
    write("schema/shop.prisma", shop);
    const sql = await missingMigration(url(), folder);
    expect(sql).toContain('CREATE TABLE "Shop"');
    const name = writeMigration("first", sql ?? "", folder, new Date("2026-01-02T03:04:05Z"));
    expect(name).toBe("20260102030405_first");
    expect(await applyMigrations(url(), folder)).toEqual([name]);
    expect(await applyMigrations(url(), folder)).toEqual([]);
    expect(await missingMigration(url(), folder)).toBeUndefined();
  });

  it("finds what a later schema adds, and leaves no temporary database behind", async () => {
    write("schema/base.prisma", schema(shop));
    writeMigration("first", (await missingMigration(url(), folder)) ?? "", folder);
    write("schema/base.prisma", schema(shop.replace("tags", "name String?\n  tags")));
    expect((await missingMigration(url(), folder))?.trim()).toMatch(
      /ALTER TABLE "Shop" ADD COLUMN\s+"name" TEXT;$/,
    );
    const { rows } = await client.query(
      "select datname from pg_database where datname like 'primelink_shadow%'",
    );
    expect(rows).toEqual([]);
  });

  it("fills _prisma_migrations as Prisma's CLI does", async () => {
    const sql =
      "create table a (b text default ';');\ncreate function one() returns int language sql as $$ select 1; $$;";
    write("migrations/1_a/migration.sql", sql);
    await applyMigrations(url(), folder);
    const { rows } = await client.query("select * from _prisma_migrations");
    expect(rows).toMatchObject([
      {
        migration_name: "1_a",
        checksum: createHash("sha256").update(sql).digest("hex"),
        applied_steps_count: 1,
        rolled_back_at: null,
        finished_at: expect.any(Date),
      },
    ]);
  });

  it("takes a failing migration back whole, says why, and tries it again when told", async () => {
    write("migrations/1_a/migration.sql", "create table a (b text); select * from missing;");
    await expect(applyMigrations(url(), folder)).rejects.toThrow(/^Migration 1_a: .*missing/s);
    expect((await client.query("select to_regclass('a') as a")).rows).toEqual([{ a: null }]);
    await expect(applyMigrations(url(), folder)).rejects.toThrow(/1_a. migration .* failed/s);

    write("migrations/1_a/migration.sql", "create table a (b text);");
    await markRolledBack(url(), "1_a");
    expect(await applyMigrations(url(), folder)).toEqual(["1_a"]);
  });

  it("lets several processes start at once", async () => {
    write("migrations/1_a/migration.sql", "create table a (b text);");
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url(), folder)));
    expect(applied.flat()).toEqual(["1_a"]);
  });
});
