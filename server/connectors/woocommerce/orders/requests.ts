import type { JsonObject } from "@/server/domain/json";
import { textOf } from "../payload/read";
import { UNMARKED } from "../trash/marks";
import { objectOf, objectsOf } from "./read-parts";
import { LINE_KEY, lineStampOf } from "./stamps";

/**
 * Custom fields that WooCommerce takes for its own marks, seen on WooCommerce 10.5 with every line of them: stock
 * counts as reduced, sales as counted and the merchant as told, so that nothing of it happens for an order of long ago.
 */
export const QUIET_META: readonly JsonObject[] = [
  { key: "_order_stock_reduced", value: "yes" },
  { key: "_recorded_sales", value: "yes" },
  { key: "_new_order_email_sent", value: "true" },
];

export const LINE_FIELDS = ["line_items", "shipping_lines", "fee_lines"] as const;
type LineField = (typeof LINE_FIELDS)[number];

/** A field that is set to null takes the line out. */
const REMOVED: Record<LineField, JsonObject> = {
  line_items: { product_id: null },
  shipping_lines: { method_id: null },
  fee_lines: { name: null },
};

function unixText(utc: string): string {
  return String(Math.floor(Date.parse(`${utc}Z`) / 1000));
}

/** What the REST API takes as custom fields only. The date of completion is set with the last request. */
function internalMeta(body: JsonObject): JsonObject[] {
  const meta: JsonObject[] = [];
  const paid = textOf(body.date_paid_gmt);
  if (paid !== "") meta.push({ key: "_date_paid", value: unixText(paid) });
  if (body.customer_ip_address !== undefined) {
    meta.push({ key: "_customer_ip_address", value: textOf(body.customer_ip_address) });
  }
  return meta;
}

const VIRTUAL = new Set([
  "total",
  "date_paid_gmt",
  "date_completed_gmt",
  "customer_ip_address",
  "created_via",
  "status",
  ...LINE_FIELDS,
]);

/** Fields of an order as the REST API takes them, without its lines and its status. */
export function plainFields(body: JsonObject): JsonObject {
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !VIRTUAL.has(key)));
  const meta = [...objectsOf(body.meta_data), ...internalMeta(body)];
  const { meta_data: _, billing, ...fields } = rest;
  if (billing !== undefined) {
    const { email, ...address } = objectOf(billing);
    const emptied = email !== undefined && textOf(email) === "";
    // As an address' part an empty e-mail address is not let through.
    if (emptied) meta.push({ key: "_billing_email", value: "" });
    fields.billing = emptied || email === undefined ? address : { ...address, email };
  }
  return meta.length > 0 ? { ...fields, meta_data: meta } : fields;
}

/**
 * Without an address no mail has anywhere to go; it comes with the last request. So does the account: WooCommerce puts
 * an account's address into an order that has none.
 */
export function withoutReceiver(fields: JsonObject): JsonObject {
  const { customer_id: _, billing, ...rest } = fields;
  if (billing === undefined) return rest;
  const { email: __, ...address } = objectOf(billing);
  return { ...rest, billing: address };
}

/** The same for an order that has both already. As a custom field, because an empty address is not let through. */
export function receiverTaken(fields: JsonObject): JsonObject {
  const meta = [...objectsOf(fields.meta_data), { key: "_billing_email", value: "" }];
  return { ...withoutReceiver(fields), customer_id: 0, meta_data: meta };
}

export function withQuietMeta(fields: JsonObject): JsonObject {
  return { ...fields, meta_data: [...QUIET_META, ...objectsOf(fields.meta_data)] };
}

/** Without the marks of the trash that it comes out of. */
export function unmarked(fields: JsonObject): JsonObject {
  return { ...fields, meta_data: [...UNMARKED, ...objectsOf(fields.meta_data)] };
}

/** The status that an order is made with; from it WooCommerce sends nobody mail on the way to the wanted one. */
export function firstStatus(wanted: string): string {
  // From "pending" the merchant would be told of a failed order.
  if (wanted === "failed") return "cancelled";
  // Made as refunded, the shop would refund the whole at once; the source's own refunds come first.
  return wanted === "refunded" ? "pending" : wanted;
}

/** Statuses to go through, one request each. */
export function statusRoute(from: string, to: string): string[] {
  return from === "pending" && to === "failed" ? ["cancelled", "failed"] : [to];
}

export function creationBody(whole: JsonObject): JsonObject {
  const fields = withQuietMeta(withoutReceiver(plainFields(whole)));
  const meta = objectsOf(fields.meta_data).filter((entry) => entry.value !== null);
  const lines = Object.fromEntries(LINE_FIELDS.map((field) => [field, whole[field] ?? []]));
  const created = { created_via: textOf(whole.created_via), status: firstStatus(textOf(whole.status)) };
  return { ...created, ...fields, ...lines, meta_data: meta };
}

/** Options that a line does not have any more. Hidden fields that are not ours are the shop's. */
function goneMeta(wanted: JsonObject, held: JsonObject): JsonObject[] {
  const keys = new Set(objectsOf(wanted.meta_data).map((entry) => textOf(entry.key)));
  return objectsOf(held.meta_data)
    .map((entry) => textOf(entry.key))
    .filter((key) => !keys.has(key) && (!key.startsWith("_") || key.startsWith("_primelink_")))
    .map((key) => ({ key, value: null }));
}

function lineUpdates(field: LineField, wanted: JsonObject[], held: JsonObject[]): JsonObject[] {
  const byStamp = new Map(held.map((line) => [lineStampOf(line), line]));
  const stamps = new Set(wanted.map(lineStampOf));
  const kept = wanted.map((line) => {
    const own = byStamp.get(lineStampOf(line));
    if (!own) return line;
    const meta = [...objectsOf(line.meta_data), ...goneMeta(line, own)];
    return { id: own.id ?? 0, ...line, meta_data: meta };
  });
  const gone = held.filter((line) => lineStampOf(line) !== null && !stamps.has(lineStampOf(line)));
  return [...kept, ...gone.map((line) => ({ id: line.id ?? 0, ...REMOVED[field] }))];
}

/** Lines of ours as they are to be; a line that somebody has added in the shop stays. */
export function lineFields(whole: JsonObject, row: JsonObject): JsonObject {
  return Object.fromEntries(
    LINE_FIELDS.filter((field) => whole[field] !== undefined).map((field) => [
      field,
      lineUpdates(field, objectsOf(whole[field]), objectsOf(row[field])),
    ]),
  );
}

/** What is set last, when nothing happens any more that somebody would be told of. */
export function closingBody(whole: JsonObject, receiver: JsonObject, status: string): JsonObject {
  const completed = status === "completed" ? textOf(whole.date_completed_gmt) : "";
  return {
    ...receiver,
    ...(completed === "" ? {} : { meta_data: [{ key: "_date_completed", value: unixText(completed) }] }),
  };
}

/** Whose order it is and where mails go: as it is to be, and else as it was before they were taken out of it. */
export function receiverOf(whole: JsonObject, before: JsonObject): JsonObject {
  const email = textOf(objectOf(whole.billing).email ?? objectOf(before.billing).email);
  const customer = Number(textOf(whole.customer_id ?? before.customer_id));
  return {
    ...(email === "" ? {} : { billing: { email } }),
    ...(customer > 0 ? { customer_id: customer } : {}),
  };
}

/** A refund as the REST API takes it, with the ids that its lines have in this order. */
export function refundBody(body: JsonObject, row: JsonObject): JsonObject {
  const ids = new Map(
    LINE_FIELDS.flatMap((field) => objectsOf(row[field])).map((line) => [lineStampOf(line), line.id ?? null]),
  );
  const lines = objectsOf(body.line_items).flatMap(({ [LINE_KEY]: stamp, ...line }) => {
    const id = ids.get(textOf(stamp));
    return id === undefined || id === null ? [] : [{ id, ...line }];
  });
  const meta = objectsOf(body.meta_data).filter((entry) => entry.value !== null);
  return { ...body, line_items: lines, meta_data: meta };
}
