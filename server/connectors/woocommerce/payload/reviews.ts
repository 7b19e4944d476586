import type { ChildPayload } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { oneLine } from "../text";
import { transportableBody } from "./clean-text";
import { textOf } from "./read";

/** Disapproved reviews stay behind: nobody is to see them. */
const STATUSES: Record<string, string> = { approved: "approved", pending: "hold" };

/** Longest name and address that WordPress keeps of who comments (`wp_comments`). */
const LONGEST_NAME = 245;
const LONGEST_EMAIL = 100;

/** WordPress demands an address; this one leads nowhere: https://www.rfc-editor.org/rfc/rfc2606 */
function addressOf(review: JsonObject): string {
  const email = textOf(review.email).trim().toLowerCase();
  const usable = /^[^\s@<>()]+@[^\s@]+\.[a-z0-9-]{2,}$/.test(email) && email.length <= LONGEST_EMAIL;
  return usable ? email : `review-${textOf(review.sourceId)}@reviewer.invalid`;
}

/** A comment has no title: it stands above the text. Neither is HTML at the source. */
function contentOf(review: JsonObject): string {
  return [oneLine(textOf(review.title)), textOf(review.text).trim()]
    .filter((part) => part !== "")
    .join("\n\n")
    .replaceAll("\r\n", "\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** Bodies for `wc/v3/products/reviews`; the product's id is put in when it is known. */
export function reviewPayloads(fields: MappedFields, issues: IssueDraft[]): ChildPayload[] {
  const reviews = Array.isArray(fields.reviews) ? fields.reviews.filter(isJsonObject) : [];
  const seen = new Set<string>();
  return reviews.flatMap((review): ChildPayload[] => {
    const sourceId = textOf(review.sourceId);
    const status = STATUSES[textOf(review.status)];
    const content = contentOf(review);
    if (sourceId === "" || status === undefined || content === "") return [];
    const name = [...(oneLine(textOf(review.name)) || "Anonymous")].slice(0, LONGEST_NAME).join("");
    const email = addressOf(review);
    // WordPress refuses the same words of the same person about the same product.
    const same = `${email}\n${content}`;
    if (seen.has(same)) {
      const detail = `${name} said the same twice; it was brought over once`;
      issues.push({ code: "value_dropped", field: "reviews", details: { detail } });
      return [];
    }
    seen.add(same);
    const rating = Number(textOf(review.rating));
    const date = textOf(review.date);
    const body: JsonObject = {
      review: content,
      reviewer: name,
      reviewer_email: email,
      ...(rating >= 1 && rating <= 5 ? { rating: Math.trunc(rating) } : {}),
      status,
      ...(date === "" ? {} : { date_created_gmt: date.slice(0, 19) }),
    };
    return [{ kind: "review", sourceId, label: `Review by ${name}`, body: transportableBody(body) }];
  });
}
