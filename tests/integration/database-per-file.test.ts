import { expect, it } from "vitest";
import { runSql } from "@/scripts/services/run-sql";
import { env } from "@/server/env";
import { createTestDatabase } from "./setup/create-test-database";

it("gives the file a database that has every migration", async () => {
  const rows = await runSql(
    env().DATABASE_URL,
    'select migration_name from "_prisma_migrations" where finished_at is null',
  );
  expect(rows).toEqual([]);
  const [tables] = await runSql(
    env().DATABASE_URL,
    "select count(*)::int as count from information_schema.tables where table_schema = 'public'",
  );
  expect((tables as { count: number }).count).toBeGreaterThan(5);
});

it("makes further ones that do not see each other, and drops them", async () => {
  const first = await createTestDatabase();
  const second = await createTestDatabase();
  await runSql(first.url, "create table only_here (a int)");
  expect(await runSql(second.url, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
  await first.drop();
  await second.drop();
  await expect(runSql(first.url, "select 1")).rejects.toThrow(/does not exist/);
});
