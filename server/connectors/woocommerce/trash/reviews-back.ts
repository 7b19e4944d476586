import type { IssueDraft } from "@/server/domain/issue";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { Row, WooClient } from "../client";
import { textOf } from "../payload/read";
import { REVIEWS } from "../reviews";
import type { Destination, Unit } from "../writers/unit";
import { REVIEWS_MARK } from "./marks";
import { writeBack } from "./write-back";

/** WordPress' own words for a comment's status, and those of the REST API. */
const STATUSES: Record<string, string> = { "1": "approved", "0": "hold", spam: "spam" };

function reviewsOf(client: WooClient): Destination {
  return {
    client,
    path: REVIEWS,
    sinceMs: 0,
    find: async () => new Map(),
    settle: async (_, error) => (error.data?.status === 404 ? { status: "gone" } : null),
  };
}

function unitsOf(statuses: JsonValue | undefined): Unit[] {
  if (statuses === undefined || !isJsonObject(statuses)) return [];
  return Object.entries(statuses).flatMap(([targetId, word]): Unit[] => {
    const status = STATUSES[textOf(word)];
    return status === undefined ? [] : [{ operation: "update", targetId, body: { status } }];
  });
}

function hiddenReviews(row: Row): Unit[] {
  const entries = Array.isArray(row.meta_data) ? row.meta_data.filter(isJsonObject) : [];
  return entries.filter(({ key }) => key === REVIEWS_MARK).flatMap(({ value }) => unitsOf(value));
}

/**
 * Reviews that were hidden with their products, the shop's own too. No list shows them any more; the product notes
 * which there were. By product, what was refused.
 */
export async function bringReviewsBack(client: WooClient, rows: Row[]): Promise<Map<string, IssueDraft[]>> {
  const productOf = new Map(
    rows.flatMap((row) => hiddenReviews(row).map((unit): [Unit, string] => [unit, String(row.id)])),
  );
  const refused = await writeBack(reviewsOf(client), [...productOf.keys()]);
  const issues = new Map<string, IssueDraft[]>();
  for (const { unit, issue } of refused) {
    const product = productOf.get(unit) ?? "";
    const details = { review: `review ${unit.targetId}`, detail: issue.details?.detail ?? "no reason given" };
    const technical = issue.technical === undefined ? {} : { technical: issue.technical };
    issues.set(product, [...(issues.get(product) ?? []), { code: "review_failed", details, ...technical }]);
  }
  return issues;
}
