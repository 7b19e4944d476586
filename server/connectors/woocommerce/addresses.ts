import { rowsOf } from "./answers";
import { PAGE_SIZE, type WooClient } from "./client";
import { textOf } from "./payload/read";
import { listTerms } from "./terms/ensure-terms";

type Paged = "product" | "category" | "brand";

/** Where WordPress itself lists the terms, and where they stand in a shop that has not chosen other bases. */
const TERMS = {
  category: { taxonomy: "product_cat", path: "products/categories", base: "product-category" },
  brand: { taxonomy: "product_brand", path: "products/brands", base: "brand" },
} as const;

function* inPages(ids: readonly string[]): Generator<string> {
  for (let start = 0; start < ids.length; start += PAGE_SIZE) {
    yield ids.slice(start, start + PAGE_SIZE).join(",");
  }
}

/** Addresses of published products; a draft has none that a visitor could open. */
async function productAddresses(client: WooClient, ids: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const include of inPages(ids)) {
    const { rows } = await client.readPage("products", {
      include,
      status: "publish",
      per_page: PAGE_SIZE,
      _fields: "id,permalink",
    });
    for (const row of rows) found.set(String(row.id), textOf(row.permalink));
  }
  return found;
}

/** WooCommerce does not tell a term's address; WordPress does, to everybody. Null where it is closed. */
async function linksOfWordPress(
  client: WooClient,
  taxonomy: string,
  ids: string[],
): Promise<Map<string, string> | null> {
  const found = new Map<string, string>();
  for (const include of inPages(ids)) {
    const json = await client.readPublic(`wp/v2/${taxonomy}`, {
      include,
      hide_empty: false,
      per_page: PAGE_SIZE,
      _fields: "id,link",
    });
    if (!Array.isArray(json)) return null;
    for (const row of rowsOf(json)) found.set(String(row.id), textOf(row.link));
  }
  return found;
}

/** As WooCommerce makes them unless the shop has changed its permalinks: the slugs from the top down. */
async function usualAddresses(client: WooClient, kind: "category" | "brand"): Promise<Map<string, string>> {
  const { path, base } = TERMS[kind];
  const rows = await listTerms(client, path);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    rows.map((row) => {
      const slugs: string[] = [];
      for (let at = byId.get(row.id), depth = 0; at && depth < 20; at = byId.get(at.parent), depth += 1) {
        slugs.unshift(at.slug);
      }
      return [String(row.id), `${client.storeUrl}/${base}/${slugs.join("/")}/`];
    }),
  );
}

/** See TargetConnector.addresses. */
export async function readAddresses(
  client: WooClient,
  kind: Paged,
  targetIds: string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(targetIds)];
  if (ids.length === 0) return new Map();
  const found =
    kind === "product"
      ? await productAddresses(client, ids)
      : ((await linksOfWordPress(client, TERMS[kind].taxonomy, ids)) ?? (await usualAddresses(client, kind)));
  return new Map([...found].filter(([, address]) => URL.canParse(address)));
}
