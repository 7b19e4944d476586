import { readAllOfSource, readAllV2, type SourceAccess } from "./bigcommerce-reader";
import type { Difference } from "./compare-product";
import { fieldCheck } from "./field-check";
import type { Json } from "./json";
import { plain } from "./normal-forms";
import { metaOf, readAllOfTarget, type TargetAccess } from "./woocommerce-reader";

export interface OrderComparison {
  orders: number;
  refunds: number;
  missing: string[];
  duplicates: string[];
  differences: Difference[];
  /** Status and month of the source's creation, with number and sum on both sides. */
  totals: { status: string; month: string; orders: number; source: string; target: string }[];
}

/** By the source's status id. Which one stands for which is a choice; the import's table is compared with this one. */
const STATUS: Record<number, string> = {
  1: "pending",
  2: "completed",
  3: "processing",
  4: "refunded",
  5: "cancelled",
  6: "failed",
  7: "pending",
  8: "processing",
  9: "processing",
  10: "completed",
  11: "processing",
  12: "on-hold",
  13: "on-hold",
  14: "completed",
};

const ADDRESS: [held: string, source: string][] = [
  ["first_name", "first_name"],
  ["last_name", "last_name"],
  ["company", "company"],
  ["address_1", "street_1"],
  ["address_2", "street_2"],
  ["city", "city"],
  ["postcode", "zip"],
  ["country", "country_iso2"],
];

const INCOMPLETE = 0;

function cents(value: unknown): number {
  return Math.round(Number(value ?? 0) * 100);
}

function money(value: number): string {
  return (value / 100).toFixed(2);
}

/** Every order that an import takes by default against the shop's, with its lines, refunds and money. */
export async function compareOrders(source: SourceAccess, target: TargetAccess): Promise<OrderComparison> {
  const [all, refunds, rows, accounts, people] = await Promise.all([
    readAllV2(source, "/v2/orders?sort=id:asc"),
    readAllOfSource(source, "/v3/orders/payment_actions/refunds?limit=250"),
    readAllOfTarget(target, "/orders?status=any&orderby=id&order=asc"),
    readAllOfTarget(target, "/customers?role=all"),
    readAllOfSource(source, "/v3/customers?limit=250"),
  ]);
  const customers = new Set(people.map((customer) => Number(customer.id)));
  const orders = all.filter((order) => order.status_id !== INCOMPLETE && order.is_deleted !== true);
  const bySource = new Map<string, Json[]>();
  for (const row of rows) {
    const id = /:(\d+)$/.exec(String(row.created_via))?.[1];
    if (id) bySource.set(id, [...(bySource.get(id) ?? []), row]);
  }
  const result: OrderComparison = {
    orders: 0,
    refunds: 0,
    missing: [],
    duplicates: [],
    differences: [],
    totals: [],
  };
  const totals = new Map<string, { orders: number; source: number; target: number }>();
  for (const order of orders) {
    const found = bySource.get(String(order.id)) ?? [];
    const [row] = found;
    if (!row) {
      result.missing.push(String(order.id));
      continue;
    }
    if (found.length > 1) result.duplicates.push(String(order.id));
    result.orders += 1;
    const lines = await readAllV2(source, `/v2/orders/${order.id}/products`);
    const addresses = await readAllV2(source, `/v2/orders/${order.id}/shipping_addresses`);
    const ofOrder = refunds.filter(
      (refund) => Number(refund.order_id) === Number(order.id) && !isDeclined(refund),
    );
    result.refunds += ofOrder.length;
    const report = (difference: Difference) => result.differences.push(difference);
    compareOne({ order, lines, addresses, refunds: ofOrder }, row, { accounts, customers }, report);
    const key = `${row.status}\n${new Date(order.date_created).toISOString().slice(0, 7)}`;
    const sum = totals.get(key) ?? { orders: 0, source: 0, target: 0 };
    sum.orders += 1;
    sum.source += cents(order.total_inc_tax);
    sum.target += cents(row.total);
    totals.set(key, sum);
  }
  result.totals = [...totals].sort().map(([key, sum]) => {
    const [status = "", month = ""] = key.split("\n");
    return { status, month, orders: sum.orders, source: money(sum.source), target: money(sum.target) };
  });
  return result;
}

interface SourceOrder {
  order: Json;
  lines: Json[];
  addresses: Json[];
  refunds: Json[];
}

/** A refund whose payment was declined gave nothing back. */
function isDeclined(refund: Json): boolean {
  const payments = (refund.payments ?? []) as Json[];
  return payments.length > 0 && payments.every((payment) => payment.is_declined === true);
}

const REFUNDED = 4;

function refundSum(refunds: Json[]): number {
  return refunds.reduce((total, refund) => total + cents(refund.total_amount), 0);
}

/** WooCommerce calls refunded only what was paid back whole, and books the rest of an order that is set to it. */
function isPartly(order: Json, refunds: Json[]): boolean {
  return refunds.length > 0 && refundSum(refunds) < cents(order.total_inc_tax);
}

function expectedStatus(order: Json, refunds: Json[]): string {
  const status = STATUS[Number(order.status_id)] ?? "";
  return status === "refunded" && isPartly(order, refunds) ? "completed" : status;
}

/** Marked as refunded by hand, an order has no refunds at the source; in the shop it has one of the whole. */
function expectedRefunds(order: Json, refunds: Json[]): number {
  if (Number(order.status_id) === REFUNDED && refunds.length === 0) return cents(order.total_inc_tax);
  return refundSum(refunds);
}

function compareOne(
  { order, lines, addresses, refunds }: SourceOrder,
  row: Json,
  { accounts, customers }: { accounts: Json[]; customers: Set<number> },
  report: (difference: Difference) => void,
): void {
  const check = fieldCheck(String(order.id), `order ${order.id}`, report);
  check("total", money(cents(order.total_inc_tax)), money(cents(row.total)));
  check("currency", String(order.default_currency_code || order.currency_code), String(row.currency));
  check("status", expectedStatus(order, refunds), String(row.status));
  check("customer_note", plain(order.customer_message), plain(row.customer_note));
  check("payment_method_title", plain(order.payment_method), plain(row.payment_method_title));
  check(
    "billing.email",
    plain(order.billing_address.email).toLowerCase(),
    plain(row.billing.email).toLowerCase(),
  );
  check("billing.phone", plain(order.billing_address.phone), plain(row.billing.phone));
  for (const [held, field] of ADDRESS) {
    check(`billing.${held}`, plain(order.billing_address[field]), plain(row.billing[held]));
    const [first] = addresses;
    if (first) check(`shipping.${held}`, plain(first[field]), plain(row.shipping[held]));
  }
  const sold = lines.filter((line) => Number(line.quantity) > 0);
  check("number of lines", String(sold.length), String(row.line_items.length));
  const words = (list: Json[], quantity: (line: Json) => unknown) =>
    list
      .map((line) => `${plain(line.name)} × ${quantity(line)}`)
      .sort()
      .join("; ");
  check(
    "lines",
    words(sold, (line) => line.quantity),
    words(row.line_items, (line) => line.quantity),
  );
  const sum = (list: Json[], of: (line: Json) => unknown) =>
    list.reduce((total, line) => total + cents(of(line)), 0);
  check(
    "line subtotals",
    money(sum(sold, (line) => line.total_ex_tax)),
    money(sum(row.line_items, (line) => line.subtotal)),
  );
  check(
    "refunds",
    money(expectedRefunds(order, refunds)),
    money(-sum(row.refunds, (refund) => refund.total)),
  );
  const account = accounts.find((candidate) => candidate.id === row.customer_id);
  const stamps = account
    ? `${metaOf(account, "primelink_source")} ${metaOf(account, "primelink_source_more")}`
    : "";
  const linked = row.customer_id !== 0;
  const known = customers.has(Number(order.customer_id));
  check("linked to a customer", String(known), String(linked));
  if (linked)
    check(
      "linked to the right customer",
      "true",
      String(new RegExp(`:${order.customer_id}\\b`).test(stamps)),
    );
}
