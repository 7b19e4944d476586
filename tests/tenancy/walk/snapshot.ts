import { house } from "@/server/composition";

/** A hash of all that each table holds of an organisation, by the table's name. */
export async function contentsOf(orgId: string): Promise<Record<string, string>> {
  const { db } = house();
  const tables: { name: string }[] = await db.$queryRaw`
    SELECT table_name AS "name" FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'orgId' ORDER BY 1`;
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const rows: { hash: string }[] = await db.$queryRawUnsafe(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS "hash"
       FROM "${name}" t WHERE "orgId" = $1`,
      orgId,
    );
    contents[name] = rows[0]?.hash ?? "";
  }
  return contents;
}
