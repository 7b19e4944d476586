import pg from "pg";

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: PlanNode[];
}

export interface Plans {
  indexes: Set<string>;
  /** Tables that were read from their beginning to their end. */
  scanned: Set<string>;
}

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

/** Where the plans of the queries go that are made now. */
let current: Plans | null = null;
let listening = false;

/**
 * Has Postgres explain each query that `work` makes, right before it is made and on the same connection: what is explained
 * is what the app asks, as the role and for the tenant that it asks for.
 */
export async function explaining(work: () => Promise<unknown>): Promise<Plans> {
  const found: Plans = { indexes: new Set(), scanned: new Set() };
  listen();
  current = found;
  try {
    await work();
  } finally {
    current = null;
  }
  return found;
}

/** Once and for all, since connections keep the function that they were opened with. */
function listen(): void {
  if (listening) return;
  listening = true;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const plain = prototype.query;
  prototype.query = function (this: pg.Client, config: unknown, ...rest: unknown[]) {
    const { text, values } = config as { text?: string; values?: unknown[] };
    const found = current;
    if (!found || !/^\s*(SELECT|WITH)\b/i.test(text ?? "")) return plain.call(this, config, ...rest);
    const explain = { text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values };
    return (plain.call(this, explain) as Promise<pg.QueryResult>).then(({ rows }) => {
      for (const { Plan } of rows[0]["QUERY PLAN"]) walk(Plan, found);
      return plain.call(this, config, ...rest);
    });
  };
}

function walk(node: PlanNode, found: Plans): void {
  if (node["Index Name"]) found.indexes.add(node["Index Name"]);
  if (node["Node Type"] === "Seq Scan" && node["Relation Name"]) found.scanned.add(node["Relation Name"]);
  for (const child of node.Plans ?? []) walk(child, found);
}

/** How often each of these tables was read whole so far, by Postgres' own count. */
export async function countScans(
  databaseUrl: string,
  tables: readonly string[],
): Promise<Map<string, number>> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ table: string; scans: string }>(
      `SELECT relname AS "table", seq_scan AS "scans" FROM pg_stat_user_tables WHERE relname = ANY($1)`,
      [tables],
    );
    return new Map(rows.map(({ table, scans }) => [table, Number(scans)]));
  } finally {
    await db.end();
  }
}
