import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Pool } from "pg";

const folder = fileURLToPath(new URL(".", import.meta.url));
const lockKey = 4_812_006;

/**
 * Brings the schema `executor` up to date, each numbered file once. It is kept apart from the app's own migrations,
 * as pg-boss keeps its schema apart, and two executors that start together take turns.
 */
export async function setUpStore(pool: Pool): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^\d{3}-.*\.sql$/.test(name)).sort();
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [lockKey]);
    await client.query("create schema if not exists executor");
    await client.query(
      "create table if not exists executor.set_up (file text primary key, at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ file: string }>("select file from executor.set_up");
    const done = new Set(rows.map((row) => row.file));
    for (const file of files.filter((name) => !done.has(name))) {
      await client.query(await readFile(new URL(file, import.meta.url), "utf8"));
      await client.query("insert into executor.set_up (file) values ($1)", [file]);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
