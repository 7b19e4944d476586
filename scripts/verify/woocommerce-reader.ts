import type { Json } from "./json";

export interface TargetAccess {
  url: string;
  key: string;
  secret: string;
}

const PER_PAGE = 100;

export async function readAllOfTarget(access: TargetAccess, path: string): Promise<Json[]> {
  const authorization = `Basic ${Buffer.from(`${access.key}:${access.secret}`).toString("base64")}`;
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const address = `${access.url}/wp-json/wc/v3${path}${path.includes("?") ? "&" : "?"}per_page=${PER_PAGE}&page=${page}`;
    let answer: Response | undefined;
    for (let attempt = 0; !answer; attempt += 1) {
      try {
        const got = await fetch(address, { headers: { authorization } });
        const text = await got.text();
        if (!got.ok) throw new Error(`WooCommerce answered ${got.status} to ${path}: ${text.slice(0, 200)}`);
        rows.push(...(JSON.parse(text) as Json[]));
        answer = got;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
    if (page >= Number(answer.headers.get("x-wp-totalpages") ?? 1)) return rows;
  }
}

export interface TargetProduct {
  body: Json;
  variations: Json[];
}

export interface TargetCatalogue {
  /** By source id, from the stamp; several when a product is there more than once. */
  products: Map<string, TargetProduct[]>;
  /** Source ids by product id. */
  sourceIds: Map<number, string>;
  /** By product id, those that wait for approval too. */
  reviews: Map<number, Json[]>;
  categories: Map<number, { name: string; parent: number; image: Json; description: string }>;
  brands: Map<number, { name: string; parent: number; image: Json; description: string }>;
  weightUnit: string;
  lengthUnit: string;
}

export const STAMP = "_primelink_source";

export function metaOf(body: Json, key: string): string {
  const entry = (body.meta_data as Json[]).find((meta) => meta.key === key);
  return entry ? String(entry.value) : "";
}

export async function readTarget(access: TargetAccess): Promise<TargetCatalogue> {
  const rows = await readAllOfTarget(access, "/products?status=any&orderby=id&order=asc");
  const products = new Map<string, TargetProduct[]>();
  const sourceIds = new Map<number, string>();
  for (const body of rows) {
    const id = /:product:(.+)$/.exec(metaOf(body, STAMP))?.[1];
    if (id === undefined) continue;
    sourceIds.set(body.id, id);
    const variations =
      body.type === "variable"
        ? await readAllOfTarget(access, `/products/${body.id}/variations?status=any`)
        : [];
    products.set(id, [...(products.get(id) ?? []), { body, variations }]);
  }
  const categories = await readAllOfTarget(access, "/products/categories?hide_empty=false");
  const brands = await readAllOfTarget(access, "/products/brands?hide_empty=false");
  const reviews = new Map<number, Json[]>();
  for (const row of await readAllOfTarget(access, "/products/reviews?status=all&orderby=id&order=asc")) {
    reviews.set(row.product_id, [...(reviews.get(row.product_id) ?? []), row]);
  }
  const term = ({ name, parent, image, description }: Json) => ({ name, parent, image, description });
  const settings = await readAllOfTarget(access, "/settings/products");
  const setting = (id: string) => String(settings.find((row) => row.id === id)?.value ?? "");
  return {
    products,
    sourceIds,
    reviews,
    categories: new Map(categories.map((row) => [row.id, term(row)])),
    brands: new Map(brands.map((row) => [row.id, term(row)])),
    weightUnit: setting("woocommerce_weight_unit"),
    lengthUnit: setting("woocommerce_dimension_unit"),
  };
}
