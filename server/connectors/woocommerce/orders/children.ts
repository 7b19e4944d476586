import { createHash } from "node:crypto";
import { Decimal } from "decimal.js";
import type { ChildPayload } from "@/server/connectors/core/target";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { transportableBody } from "../payload/clean-text";
import { STAMP_KEY } from "../payload/meta";
import { textOf } from "../payload/read";
import { withSlashes } from "../text";
import { amountOf, centText, objectsOf, toCents } from "./read-parts";
import { LINE_KEY, lineStampOf, refundStamp } from "./stamps";

const LONGEST_NOTE = 20_000;
const LONGEST_REASON = 2_000;

/** What a refund gives back for which line, by the lines' own stamps: their ids are known once the order is written. */
function refundedLines(refund: JsonObject, lines: JsonObject[]): JsonObject[] {
  const totals = new Map(lines.map((line) => [lineStampOf(line) ?? "", amountOf(line.total)]));
  let rest = toCents(amountOf(refund.amount));
  return objectsOf(refund.items).flatMap((item): JsonObject[] => {
    const stamp = `${textOf(item.kind)}:${textOf(item.itemId)}`;
    const most = totals.get(stamp);
    if (most === undefined) return [];
    const amount = Decimal.min(toCents(amountOf(item.amount)), most, rest);
    if (!amount.isPositive()) return [];
    rest = rest.minus(amount);
    const quantity = amountOf(item.quantity);
    return [
      {
        [LINE_KEY]: stamp,
        quantity: item.kind === "line" && quantity.isInteger() ? quantity.toNumber() : 0,
        refund_total: centText(amount),
      },
    ];
  });
}

/** Refunds as history: nothing is paid back by any gateway, and nothing goes back into stock. */
export function refundChildren(
  value: JsonValue | undefined,
  lines: JsonObject[],
  sourceKey: string,
): ChildPayload[] {
  return objectsOf(value)
    .filter((refund) => amountOf(refund.amount).isPositive() && !amountOf(refund.amount).isZero())
    .map((refund) => {
      const sourceId = textOf(refund.sourceId);
      const amount = centText(amountOf(refund.amount));
      const payments = objectsOf(refund.payments);
      const body: JsonObject = {
        amount,
        reason: textOf(refund.reason).slice(0, LONGEST_REASON),
        api_refund: false,
        api_restock: false,
        line_items: refundedLines(refund, lines),
        meta_data: [
          { key: "_primelink_refunded", value: textOf(refund.createdAt) || null },
          { key: "_primelink_tax", value: centText(amountOf(refund.tax)) },
          { key: "_primelink_payments", value: payments.length > 0 ? JSON.stringify(payments) : null },
          { key: STAMP_KEY, value: refundStamp(sourceKey, sourceId) },
        ],
      };
      return { kind: "refund", sourceId, label: amount, body: transportableBody(body), lasting: true };
    });
}

function headOf(note: JsonObject): string {
  const who = textOf(note.from) === "customer" ? "Customer" : "Staff";
  const at = Date.parse(textOf(note.createdAt));
  const when = Number.isNaN(at) ? "" : `, ${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return `[${who}${when}]`;
}

/**
 * Private notes. One cannot be changed once it is there, and it carries no stamp: the text tells which it is, so what
 * was rewritten at the source arrives as a further note.
 */
export function noteChildren(value: JsonValue | undefined): ChildPayload[] {
  return objectsOf(value).flatMap((note): ChildPayload[] => {
    const text = textOf(note.text).trim();
    if (text === "") return [];
    const whole = `${headOf(note)} ${text}`.slice(0, LONGEST_NOTE);
    const hash = createHash("sha256").update(whole).digest("hex").slice(0, 8);
    return [
      {
        kind: "note",
        sourceId: `${textOf(note.sourceId)}-${hash}`,
        label: whole.slice(0, 60),
        // WordPress takes a level of backslashes away from notes.
        body: transportableBody({ note: withSlashes(whole), customer_note: false }),
        lasting: true,
      },
    ];
  });
}
