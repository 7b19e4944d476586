import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { runSql, withDatabaseName } from "@/scripts/services/run-sql";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A fresh database with all migrations and no rows, for tests of the integration project. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject("adminUrl");
  const template = pg.escapeIdentifier(inject("templateDatabase"));
  const name = `primelink_test_${randomUUID().replaceAll("-", "")}`;
  // Copies of one template wait for each other only when someone else is connected to it, which nobody is.
  await runSql(adminUrl, `create database ${pg.escapeIdentifier(name)} template ${template}`);
  return {
    url: withDatabaseName(adminUrl, name),
    drop: async () => {
      await runSql(adminUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    },
  };
}
