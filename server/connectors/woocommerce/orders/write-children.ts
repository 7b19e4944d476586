import { AnswerLostError } from "@/server/connectors/core/errors";
import type { ChildWrite, WriteOutcome } from "@/server/connectors/core/target";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import { withoutLinks, wpErrorOf } from "../answers";
import { technicalOf, type WooClient } from "../client";
import { plainText } from "../text";
import { outcomeOfError, technicalOfError, unacceptable } from "../writers/refusal";
import { refundBody } from "./requests";

function requestOf(orderId: string, child: ChildWrite, row: JsonObject): { path: string; body: JsonObject } {
  return child.kind === "refund"
    ? { path: `orders/${orderId}/refunds`, body: refundBody(child.body, row) }
    : { path: `orders/${orderId}/notes`, body: child.body };
}

/** Sends one refund or note; there is no way to send several at once. */
export async function writeChild(
  client: WooClient,
  orderId: string,
  child: ChildWrite,
  row: JsonObject,
): Promise<WriteOutcome> {
  const { path, body } = requestOf(orderId, child, row);
  try {
    const answer = await client.write("POST", path, body);
    if (answer.status >= 200 && answer.status < 300 && isJsonObject(answer.json)) {
      return { status: "written", targetId: String(answer.json.id ?? ""), answer: withoutLinks(answer.json) };
    }
    const error = wpErrorOf(answer.json);
    const refused = { operation: child.operation, body };
    if (!error) return unacceptable(client.redact(technicalOf(answer)), refused);
    if (error.code !== "woocommerce_rest_cannot_create_order_refund") return outcomeOfError(error, refused);
    // WooCommerce says so with the status of a breakdown.
    const reason = plainText(error.message).replace(/\.$/, "");
    const detail = `the refund of ${child.label} was refused: ${reason}`;
    return {
      status: "refused",
      issue: {
        code: "target_refused",
        field: "refunds",
        details: { detail },
        technical: technicalOfError(error),
      },
    };
  } catch (error) {
    if (!(error instanceof AnswerLostError)) throw error;
    return { status: "unknown", technical: error.technical ?? error.message };
  }
}
