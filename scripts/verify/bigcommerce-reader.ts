import type { Json } from "./json";

/** How to read a BigCommerce store's catalogue, without any code of the app. */
export interface SourceAccess {
  /** Ends with /stores/HASH. */
  apiUrl: string;
  token: string;
}

const PAGE = 10;
const V2_PAGE = 250;

async function get(access: SourceAccess, path: string): Promise<Json> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await fetch(`${access.apiUrl}${path}`, {
        headers: { "X-Auth-Token": access.token, Accept: "application/json" },
      });
      if (answer.status === 204) return path.startsWith("/v2/") ? [] : { data: [] };
      if (answer.ok) return (await answer.json()) as Json;
      if (attempt === 5) throw new Error(`BigCommerce answered ${answer.status} to ${path}`);
      const wait = Number(answer.headers.get("x-rate-limit-time-reset-ms") ?? 0);
      await new Promise((resolve) => setTimeout(resolve, Math.max(wait, 500)));
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

export async function readAllOfSource(access: SourceAccess, path: string): Promise<Json[]> {
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await get(access, `${path}${path.includes("?") ? "&" : "?"}page=${page}`);
    rows.push(...(answer.data as Json[]));
    if (page >= Number(answer.meta?.pagination?.total_pages ?? 1)) return rows;
  }
}

/** Lists of V2 are bare and do not tell how many pages there are. */
export async function readAllV2(access: SourceAccess, path: string): Promise<Json[]> {
  const rows: Json[] = [];
  const separator = path.includes("?") ? "&" : "?";
  for (let page = 1; ; page += 1) {
    const answer = (await get(access, `${path}${separator}limit=${V2_PAGE}&page=${page}`)) as Json[];
    rows.push(...answer);
    if (answer.length < V2_PAGE) return rows;
  }
}

export interface SourceCatalogue {
  products: Json[];
  categories: Map<number, { name: string; parent: number }>;
  brands: Map<number, string>;
  /** With their pictures and texts; `parent` as above. */
  categoryRows: Map<number, Json>;
  brandRows: Map<number, Json>;
  taxClasses: Map<string, string>;
  metafields: Map<number, Json[]>;
  /** Records of the price lists in force, each with its list's name. */
  listPrices: Json[];
  weightUnit: string;
  lengthUnit: string;
}

export async function readSource(access: SourceAccess): Promise<SourceCatalogue> {
  const include = "variants,images,custom_fields,options,modifiers,bulk_pricing_rules,videos,reviews";
  const [products, categories, brands, store] = [
    await readAllOfSource(access, `/v3/catalog/products?include=${include}&limit=${PAGE}&sort=id`),
    await readAllOfSource(access, "/v3/catalog/trees/categories?limit=250"),
    await readAllOfSource(access, "/v3/catalog/brands?limit=250"),
    await get(access, "/v2/store"),
  ];
  const taxClasses = (await get(access, "/v2/tax_classes")) as Json[];
  const metafields = new Map<number, Json[]>();
  for (const row of await readAllOfSource(access, "/v3/catalog/products/metafields?limit=250")) {
    metafields.set(row.resource_id, [...(metafields.get(row.resource_id) ?? []), row]);
  }
  const listPrices: Json[] = [];
  for (const list of await readAllOfSource(access, "/v3/pricelists?limit=250")) {
    if (!list.active) continue;
    const records = await readAllOfSource(access, `/v3/pricelists/${list.id}/records?limit=250`);
    listPrices.push(...records.map((record) => ({ ...record, list: list.name })));
  }
  return {
    products,
    categoryRows: new Map(categories.map((row) => [row.category_id, { ...row, parent: row.parent_id }])),
    brandRows: new Map(brands.map((row) => [row.id, { ...row, description: "" }])),
    taxClasses: new Map(taxClasses.map((row) => [String(row.id), String(row.name)])),
    metafields,
    listPrices,
    categories: new Map(
      categories.map((row) => [row.category_id, { name: row.name, parent: row.parent_id }]),
    ),
    brands: new Map(brands.map((row) => [row.id, row.name])),
    weightUnit: String(store.weight_units),
    lengthUnit: String(store.dimension_units),
  };
}
