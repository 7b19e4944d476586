import { ALL_EXTRAS, type ProductExtras, type ProductFilters } from "@/server/domain/import-settings";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { PageRequest, SourcePage, SourceRecord } from "../../core/source";
import { trimmed, utc } from "../canonical/values";
import type { BigCommerceClient } from "../client";
import { hasMore, listSchema } from "../schemas/envelope";
import { BESIDE, headSchema, type ProductHead } from "../schemas/product";
import { type BesideReader, createBesideReader } from "./beside-products";
import { readHeavyList } from "./heavy-read";
import { ownIds } from "./own-ids";
import { addChoices } from "./product-choices";
import { advance, firstCursor, readCursor, writeCursor } from "./product-cursor";
import { planFilters } from "./product-filters";
import { standingFilters } from "./standing-filters";

const PATH = "/v3/catalog/products";
/** Not options or modifiers: with those, no more than ten products come in a page. */
const INCLUDE = "variants,images,custom_fields,primary_image,bulk_pricing_rules,videos";
/** The most that BigCommerce gives out in a page. */
const MAX_PAGE = 250;
/** Addresses have a limited length, and products asked for by id tend to be large. */
const IDS_AT_ONCE = 25;

interface ProductPageRequest extends Omit<PageRequest, "filters"> {
  filters: ProductFilters;
}

interface Found {
  head: ProductHead;
  raw: JsonValue;
}

export interface ProductReader {
  readPage(request: ProductPageRequest): Promise<SourcePage>;
  /** Ids that no longer exist are left out, and what the filters do not take. */
  readByIds(ids: string[], extras?: ProductExtras, filters?: ProductFilters): Promise<SourceRecord[]>;
}

/** Reads products. Keeps what is the same for all of them, such as the tax classes, once it has been read. */
export function createProductReader(client: BigCommerceClient): ProductReader {
  const beside = createBesideReader(client);
  return {
    readPage: (request) => readProductPage(client, beside, request),
    readByIds: (ids, extras = ALL_EXTRAS, filters) =>
      readProductsByIds(client, beside, { ids, extras, filters }),
  };
}

function includeFor(extras: ProductExtras): string {
  return extras.reviews ? `${INCLUDE},reviews` : INCLUDE;
}

/**
 * One page of products. The walk is by id, greater than the last one, so that products which are added or deleted
 * meanwhile neither shift pages nor hide others.
 */
async function readProductPage(
  client: BigCommerceClient,
  beside: BesideReader,
  request: ProductPageRequest,
): Promise<SourcePage> {
  const extras = request.extras ?? ALL_EXTRAS;
  const pageSize = Math.min(request.pageSize, MAX_PAGE);
  const { query, keep } = planFilters(request.filters);
  const isFirst = request.cursor === null;
  let cursor = request.cursor === null ? firstCursor(pageSize) : readCursor(request.cursor, pageSize);
  for (;;) {
    const { after } = cursor;
    const { list, size } = await readHeavyList(client, PATH, cursor.size, () => ({
      ...query,
      ...(after === "0" ? {} : { "id:greater": after }),
      include: includeFor(extras),
      sort: "id",
      direction: "asc",
    }));
    const found = heads(list.data);
    const last = lastId(found);
    const more = last !== null && BigInt(last) > BigInt(after) && (hasMore(list) ?? true);
    cursor = advance(cursor, { after: last ?? after, size }, pageSize);
    const kept = keep ? found.filter(({ head }) => keep(head)) : found;
    // A page of which nothing is wanted is no page for the run; the walk goes on to one with something in it.
    if (kept.length === 0 && more) continue;
    const { records, notices } = await toRecords(client, beside, kept, extras);
    return {
      records,
      nextCursor: more ? writeCursor(cursor) : null,
      total: isFirst && !keep ? (list.meta?.pagination?.total ?? null) : null,
      ...(notices.length > 0 ? { notices } : {}),
    };
  }
}

async function readProductsByIds(
  client: BigCommerceClient,
  beside: BesideReader,
  request: { ids: string[]; extras: ProductExtras; filters: ProductFilters | undefined },
): Promise<SourceRecord[]> {
  const { ids, extras, filters } = request;
  const { query, keep } = filters ? planFilters(standingFilters(filters)) : { query: {}, keep: null };
  const waiting = ownIds(ids);
  const found: Found[] = [];
  let size = IDS_AT_ONCE;
  while (waiting.length > 0) {
    const wanted = Math.min(size, waiting.length);
    const page = await readHeavyList(client, PATH, wanted, (count) => ({
      ...query,
      "id:in": waiting.slice(0, count).join(","),
      include: includeFor(extras),
    }));
    if (page.size < wanted) size = page.size;
    waiting.splice(0, page.size);
    found.push(...heads(page.list.data));
  }
  const kept = keep ? found.filter(({ head }) => keep(head)) : found;
  return (await toRecords(client, beside, kept, extras)).records;
}

/** Null when BigCommerce cannot tell: in any of several categories, a product may be counted twice. */
export async function countProducts(
  client: BigCommerceClient,
  filters: ProductFilters,
): Promise<number | null> {
  if (filters.availability.length === 2) {
    const parts = filters.availability.map((one) =>
      countProducts(client, { ...filters, availability: [one] }),
    );
    return (await Promise.all(parts)).reduce(
      (sum, part) => (sum === null || part === null ? null : sum + part),
      0,
    );
  }
  const { query, keep } = planFilters(filters);
  if (keep) return null;
  const list = await client.read(PATH, { ...query, limit: 1, include_fields: "name" }, listSchema);
  return list.meta?.pagination?.total ?? null;
}

/** Entries without an id cannot be listed; none was ever seen. */
function heads(data: JsonValue[]): Found[] {
  return data.flatMap((raw) => {
    const head = headSchema.safeParse(raw);
    return head.success ? [{ head: head.data, raw }] : [];
  });
}

function lastId(found: Found[]): string | null {
  let last: string | null = null;
  for (const { head } of found) if (last === null || BigInt(head.id) > BigInt(last)) last = head.id;
  return last;
}

async function toRecords(
  client: BigCommerceClient,
  beside: BesideReader,
  found: Found[],
  extras: ProductExtras,
): Promise<{ records: SourceRecord[]; notices: string[] }> {
  const raw = found.map((entry) => entry.raw);
  const [chosen, apart] = await Promise.all([addChoices(client, raw, extras), beside.read(raw, extras)]);
  const records = found.map(({ head, raw: own }, index) => {
    const whole = chosen[index] ?? own;
    const more = apart.byProduct.get(head.id);
    return {
      sourceId: head.id,
      title: head.name.trim(),
      sku: trimmed(head.sku) ?? baseSku(head),
      modifiedAt: utc(head.date_modified),
      raw: more && isJsonObject(whole) ? { ...whole, [BESIDE]: more } : whole,
    };
  });
  return { records, notices: apart.notices };
}

/** A product without options may hold its SKU in its one variant. */
function baseSku(head: ProductHead): string | null {
  const [only] = head.variants;
  return only && only.option_values.length === 0 ? trimmed(only.sku) : null;
}
