import { Decimal } from "decimal.js";
import type { ChildPayload, PayloadContext, RecordPayload } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import { ORDER_STATUSES } from "../fields/order-fields";
import { addressBody } from "../payload/address-body";
import { transportableBody } from "../payload/clean-text";
import { decimalOf, isMapped, listOf, textOf } from "../payload/read";
import { oneLine } from "../text";
import { chargesOf, feeLines, shippingLine, taxCharges } from "./charges";
import { noteChildren, refundChildren } from "./children";
import { limitsOf } from "./limits";
import { lineItems } from "./line-items";
import { orderMeta } from "./meta";
import { amountOf, centText, objectsOf, utcText } from "./read-parts";
import { orderKey, withUniqueStamps } from "./stamps";

const LONGEST_NOTE = 60_000;

function decimalField(fields: MappedFields, key: string): Decimal | null {
  const value = decimalOf(fields[key]);
  return value === null ? null : new Decimal(value);
}

/** Lines, shipping and fees that together come to the source's total, to the cent. */
function laidOut(fields: MappedFields, context: PayloadContext, issues: IssueDraft[]): JsonObject {
  const { items, sum } = lineItems(fields.line_items, context, issues);
  const { shipping, fees } = chargesOf(fields.charges);
  const taxes = taxCharges(fields.taxes, decimalField(fields, "total_tax"));
  const others = shipping.reduce((all, { amount }) => all.plus(amount), sum);
  const total = decimalField(fields, "total");
  return {
    line_items: withUniqueStamps(items),
    shipping_lines: withUniqueStamps(shipping.map(shippingLine)),
    fee_lines: withUniqueStamps(feeLines([...fees, ...taxes], others, total)),
    ...(total === null ? {} : { total: centText(total) }),
  };
}

function customerField(fields: MappedFields, context: PayloadContext, issues: IssueDraft[]): JsonObject {
  if (!isMapped(fields, "customer_id")) return {};
  const [customer] = listOf(fields.customer_id);
  if (customer === undefined) return { customer_id: 0 };
  const id = context.references.get("customer", customer);
  if (id !== undefined && /^\d+$/.test(id)) return { customer_id: Number(id) };
  issues.push({ code: "customer_missing", field: "customer_id", details: { customer } });
  return { customer_id: 0 };
}

function textFields(fields: MappedFields): JsonObject {
  const body: JsonObject = {};
  for (const key of ["payment_method", "payment_method_title", "transaction_id"]) {
    if (isMapped(fields, key)) body[key] = oneLine(textOf(fields[key])).slice(0, 100).trim();
  }
  if (isMapped(fields, "customer_note")) {
    body.customer_note = textOf(fields.customer_note).slice(0, LONGEST_NOTE).trim();
  }
  if (isMapped(fields, "customer_ip_address")) body.customer_ip_address = textOf(fields.customer_ip_address);
  return body;
}

function statusOf(fields: MappedFields): string {
  const status = textOf(fields.status);
  return ORDER_STATUSES.includes(status) ? status : "pending";
}

/**
 * Refunded means paid back whole to WooCommerce: set to an order of which less was paid back, it books the rest by
 * itself. Such an order stands as completed, with the refunds that there were.
 */
function refundedStatus(
  status: string,
  refunds: ChildPayload[],
  total: JsonValue | undefined,
  issues: IssueDraft[],
): string {
  if (status !== "refunded" || refunds.length === 0 || total === undefined) return status;
  const sum = refunds.reduce((all, { body }) => all.plus(amountOf(body.amount)), new Decimal(0));
  if (sum.greaterThanOrEqualTo(amountOf(total))) return status;
  issues.push({
    code: "refund_incomplete",
    field: "status",
    details: { refunded: centText(sum), total: textOf(total) },
  });
  return "completed";
}

/** A paid order without a date of its payment would be dated to the import. */
function dateFields(fields: MappedFields, status: string): JsonObject {
  const created = utcText(fields.date_created);
  const done = status === "completed" || status === "processing";
  const body: JsonObject = {};
  const paid = utcText(fields.date_paid_gmt) ?? (done ? created : null);
  if (paid !== null) body.date_paid_gmt = paid;
  const completed = status === "completed" ? (utcText(fields.date_completed_gmt) ?? created) : null;
  if (completed !== null) body.date_completed_gmt = completed;
  return body;
}

/**
 * Pure: a mapped order in the shape in which WooCommerce hands orders out, whatever way it is written, with its
 * refunds and notes below it. Stored amounts are laid on lines and never computed anew.
 */
export function orderPayload(order: MappedRecord, context: PayloadContext): RecordPayload {
  const issues: IssueDraft[] = [];
  const { fields, sourceId } = order;
  const lines = laidOut(fields, context, issues);
  const all = ["line_items", "shipping_lines", "fee_lines"].flatMap((key) => objectsOf(lines[key]));
  const refunds = refundChildren(fields.refunds, all, context.sourceKey);
  const status = refundedStatus(statusOf(fields), refunds, lines.total, issues);
  const currency = textOf(fields.currency).trim().toUpperCase();
  const body: JsonObject = {
    created_via: orderKey(context.sourceKey, sourceId),
    status,
    ...(currency === "" ? {} : { currency }),
    ...customerField(fields, context, issues),
    ...textFields(fields),
    ...dateFields(fields, status),
    ...addressBody(fields, "billing", issues),
    ...addressBody(fields, "shipping", issues),
    ...lines,
    meta_data: orderMeta(sourceId, fields, context),
  };
  return {
    body: transportableBody(body),
    children: [...refunds, ...noteChildren(fields.notes)],
    issues,
    limits: limitsOf(fields, all),
  };
}
