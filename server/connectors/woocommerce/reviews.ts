import { isJsonObject, type JsonObject } from "@/server/domain/json";
import { withoutLinks } from "./answers";
import { PAGE_SIZE, type Row, type WooClient } from "./client";
import { canonicalText } from "./differences/canonical-html";
import { textOf } from "./payload/read";

export const REVIEWS = "products/reviews";

/** Reviews of these products, those that wait for approval too; by product. */
export async function reviewsOf(client: WooClient, productIds: string[]): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  const ids = [...new Set(productIds)];
  for (let start = 0; start < ids.length; start += PAGE_SIZE) {
    const rows = await client.readAll(REVIEWS, {
      product: ids.slice(start, start + PAGE_SIZE).join(","),
      status: "all",
      orderby: "id",
      order: "asc",
    });
    for (const row of rows) {
      const product = textOf(row.product_id);
      found.set(product, [...(found.get(product) ?? []), { ...withoutLinks(row), id: row.id }]);
    }
  }
  return found;
}

/** A review has no stamp: who wrote what about a product tells which one it is, and WordPress takes that only once. */
export function reviewKey(review: JsonObject): string {
  return `${textOf(review.reviewer_email).toLowerCase()}\n${canonicalText(textOf(review.review).replaceAll("\\", ""))}`;
}

export function isReviewAnswer(json: unknown): json is JsonObject {
  return isJsonObject(json) && typeof json.id === "number";
}
