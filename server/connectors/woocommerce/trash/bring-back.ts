import type { RecordWrite } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { PAGE_SIZE, type Row, type WooClient } from "../client";
import { metaText } from "../found";
import { textOf } from "../payload/read";
import { SLUG_ENDING, SLUG_MARK, UNMARKED } from "./marks";
import { bringReviewsBack } from "./reviews-back";
import { bringVariationsBack } from "./variations-back";

/** A product that lies in the trash and that the coming update takes out of it. */
export interface Returning {
  /** What is to be sent besides its own fields. */
  fields: JsonObject;
  /** Parts of it that stay in the trash. */
  issues: IssueDraft[];
}

/** As WordPress keeps a slug: what is no ASCII letter is written as its bytes. */
function storedSlug(slug: string): string {
  return encodeURIComponent(slug).toLowerCase();
}

/**
 * WordPress gives a product the slug that it notes at the trashing, whatever is sent, so the wanted one is noted over
 * it. A draft that had none has an empty note, with which it would be called "__trashed" for good.
 */
function slugFields(row: Row, wanted: JsonValue | undefined): { fields: JsonObject; note: JsonObject } {
  const slug =
    storedSlug(textOf(wanted)) || metaText(row, SLUG_MARK) || textOf(row.slug).replace(SLUG_ENDING, "");
  if (slug === "") return { fields: { slug: "" }, note: { key: SLUG_MARK, value: null } };
  return { fields: {}, note: { key: SLUG_MARK, value: slug } };
}

function returningFields(row: Row, body: JsonObject): JsonObject {
  const { fields, note } = slugFields(row, body.slug);
  // Its own fields come last: the stamp is what tells that a product was written whole.
  const own = Array.isArray(body.meta_data) ? body.meta_data : [];
  return { ...fields, meta_data: [...UNMARKED, note, ...own] };
}

/**
 * Looks which of these updates are for products in the trash, and brings back what lies below them, before they are
 * sent. Seen on WooCommerce 10.5: an update of the status takes a product out of the trash, with its SKU, but unlike
 * Restore in the admin pages it leaves the variations in it and the reviews hidden. They go first: a product that is
 * still in the trash tells the next attempt that not everything is done. Updates without a status leave it there.
 */
export async function bringBack(client: WooClient, writes: RecordWrite[]): Promise<Map<string, Returning>> {
  const returning = new Map<string, Returning>();
  const bodies = new Map<string, JsonObject>();
  for (const { operation, targetId, body } of writes) {
    if (operation === "update" && targetId !== null && body.status !== undefined) bodies.set(targetId, body);
  }
  const ids = [...bodies.keys()];
  for (let start = 0; start < ids.length; start += PAGE_SIZE) {
    const { rows } = await client.readPage("products", {
      include: ids.slice(start, start + PAGE_SIZE).join(","),
      status: "trash",
      per_page: PAGE_SIZE,
      context: "edit",
      _fields: "id,type,slug,meta_data",
    });
    const reviews = await bringReviewsBack(client, rows);
    for (const row of rows) {
      const id = String(row.id);
      const variations = row.type === "variable" ? await bringVariationsBack(client, id) : [];
      const fields = returningFields(row, bodies.get(id) ?? {});
      returning.set(id, { fields, issues: [...variations, ...(reviews.get(id) ?? [])] });
    }
  }
  return returning;
}
