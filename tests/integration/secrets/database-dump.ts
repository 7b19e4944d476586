import pg from "pg";
import type { Evidence } from "./markers";

/**
 * Every row of every table of every schema as text, the job queue's own tables too, and what is stored as bytes also as
 * the letters that they may be.
 */
export async function dumpDatabase(url: string): Promise<Evidence[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
         and n.nspname not like 'pg\\_toast%' and n.nspname not like 'pg\\_temp%'
       order by 1`,
    );
    const evidence: Evidence[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown> & { whole_row: string }>(
        `select t.*, t::text as whole_row from ${name} t`,
      );
      evidence.push({ surface: "database", where: name, text: rows.map(textOf).join("\n") });
    }
    return evidence;
  } finally {
    await client.end();
  }
}

function textOf({ whole_row, ...row }: Record<string, unknown> & { whole_row: string }): string {
  const bytes = Object.values(row).filter((value) => Buffer.isBuffer(value));
  return [whole_row, JSON.stringify(row), ...bytes.map((value) => value.toString("latin1"))].join("\n");
}
