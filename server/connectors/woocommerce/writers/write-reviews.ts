import { AnswerLostError } from "@/server/connectors/core/errors";
import type { ChildWrite, WriteOutcome } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import { type WpError, withoutLinks, wpErrorOf } from "../answers";
import { technicalOf, type WooClient } from "../client";
import { isReviewAnswer, REVIEWS, reviewKey, reviewsOf } from "../reviews";
import { plainText } from "../text";
import { answerFields, type BatchItem, sendBatch } from "./batch";
import { technicalOfError } from "./refusal";

/** One review on its way to its product. */
export interface ReviewUnit {
  productId: string;
  child: ChildWrite;
}

export interface ReviewOutcome {
  unit: ReviewUnit;
  outcome: WriteOutcome;
}

function itemOf({ productId, child }: ReviewUnit): BatchItem {
  const operation = child.operation === "update" ? "update" : "create";
  const body = operation === "create" ? { product_id: Number(productId), ...child.body } : child.body;
  return { operation, targetId: child.targetId, body };
}

function refused(unit: ReviewUnit, detail: string, technical: string): WriteOutcome {
  return {
    status: "refused",
    issue: { code: "review_failed", details: { review: unit.child.label, detail }, technical },
  };
}

function isDuplicate(error: WpError): boolean {
  return error.data?.status === 409 || /comment_duplicate/.test(error.code);
}

/**
 * Writes reviews of any products in one request: https://woocommerce.github.io/woocommerce-rest-api-docs/#product-reviews.
 * WordPress refuses a second review with the same words of the same person; it is the one that an earlier attempt
 * wrote, and is taken over. Nobody is sent mail: reviews that come over the API notify nobody.
 */
export async function writeReviews(client: WooClient, units: ReviewUnit[]): Promise<ReviewOutcome[]> {
  if (units.length === 0) return [];
  const answer = await sendBatch(client, `${REVIEWS}/batch`, units.map(itemOf));
  if (answer.kind === "lost") {
    return units.map((unit) => ({ unit, outcome: { status: "unknown", technical: answer.technical } }));
  }
  if (answer.kind !== "answered") {
    const [only] = units;
    if (units.length === 1 && only) {
      const detail = "the shop does not take it, or breaks down on it";
      return [{ unit: only, outcome: refused(only, detail, answer.technical) }];
    }
    // What was written before a breakdown is refused as a duplicate now, and taken over.
    const middle = Math.ceil(units.length / 2);
    return [
      ...(await writeReviews(client, units.slice(0, middle))),
      ...(await writeReviews(client, units.slice(middle))),
    ];
  }
  const outcomes: ReviewOutcome[] = [];
  for (const [index, unit] of units.entries()) {
    const item = answer.items[index];
    if (!item) continue;
    if (item.ok) {
      outcomes.push({
        unit,
        outcome: { status: "written", targetId: item.id, answer: withoutLinks(item.row) },
      });
    } else if (isDuplicate(item.error)) {
      outcomes.push({ unit, outcome: await takeOver(client, unit, item.error) });
    } else if (unit.child.operation === "update" && item.error.data?.status === 404) {
      outcomes.push({ unit, outcome: { status: "gone", technical: technicalOfError(item.error) } });
    } else {
      const detail = plainText(item.error.message).replace(/\.$/, "") || item.error.code;
      outcomes.push({ unit, outcome: refused(unit, detail, technicalOfError(item.error)) });
    }
  }
  return outcomes;
}

/** Finds the review that is there already and gives it the rest of what it should hold. */
async function takeOver(client: WooClient, unit: ReviewUnit, error: WpError): Promise<WriteOutcome> {
  const { productId, child } = unit;
  const wanted = reviewKey(child.body);
  const held = (await reviewsOf(client, [productId])).get(productId) ?? [];
  const same = held.find((row) => reviewKey(row) === wanted);
  if (!same) return refused(unit, "the shop holds another review for the same one", technicalOfError(error));
  // The same words again would be refused once more.
  const { review: _review, ...body } = child.body;
  return update(client, unit, String(same.id), body);
}

async function update(
  client: WooClient,
  unit: ReviewUnit,
  id: string,
  body: JsonObject,
): Promise<WriteOutcome> {
  try {
    const answer = await client.write("PUT", `${REVIEWS}/${id}`, body, {
      query: { _fields: answerFields([unit.child.body]) },
    });
    if (answer.status < 300 && isReviewAnswer(answer.json)) {
      return { status: "written", targetId: id, answer: withoutLinks(answer.json) };
    }
    const technical = client.redact(technicalOf(answer));
    return refused(unit, plainText(wpErrorOf(answer.json)?.message ?? "") || "no reason given", technical);
  } catch (error) {
    if (!(error instanceof AnswerLostError)) throw error;
    return { status: "unknown", technical: error.technical ?? error.message };
  }
}
