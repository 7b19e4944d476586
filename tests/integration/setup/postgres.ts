import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/scripts/migrations/migrate";
import { startEphemeralPostgres } from "@/scripts/services/postgres-ephemeral";
import { defaultDataDir } from "@/scripts/services/project";
import { runSql, withDatabaseName } from "@/scripts/services/run-sql";

declare module "vitest" {
  export interface ProvidedContext {
    /** A database on the tests' server, to make others from. */
    adminUrl: string;
    /** The name of the database that has all migrations and no rows. */
    templateDatabase: string;
  }
}

/**
 * One Postgres for this run of tests, with the migrations applied once to a template that every test file gets a copy
 * of. TEST_DATABASE_URL names another server to use instead, of any version from 14 on.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? undefined : await startEphemeralPostgres(join(defaultDataDir, "test"));
  const adminUrl = given ?? postgres?.url ?? "";
  const templateDatabase = `primelink_template_${process.pid}`;

  await runSql(adminUrl, `drop database if exists ${pg.escapeIdentifier(templateDatabase)}`);
  await runSql(adminUrl, `create database ${pg.escapeIdentifier(templateDatabase)}`);
  await applyMigrations(withDatabaseName(adminUrl, templateDatabase));

  project.provide("adminUrl", adminUrl);
  project.provide("templateDatabase", templateDatabase);
  return async () => {
    if (postgres) await postgres.stop();
    else
      await runSql(adminUrl, `drop database if exists ${pg.escapeIdentifier(templateDatabase)} with (force)`);
  };
}
