import { randomBytes } from "node:crypto";
import { RestError } from "../rest/errors";
import { currencyCodes } from "../settings/catalogue";
import { blankAddress, type OrderRecord, type ProductLine } from "../store/sales-records";
import type { Store } from "../store/store";
import { absInt, isEmpty, isSet, type Params, phpInt, phpString, storeBool } from "../text/php";
import { textField } from "../text/sanitize";
import { amount } from "./amount";
import { applyCoupons } from "./discounts";
import { applyLines, isStorable, numberLines } from "./lines";
import { loseAddresses, loseChanges, loseLines } from "./lost-parts";
import { applyAddress, fits } from "./order-address";
import { applyOrderMeta } from "./order-meta";
import { changeStatus, completePayment, readStatus } from "./status";
import { calculateTotals } from "./totals";

/** Makes an order in WooCommerce's steps: stored as pending first, then its sums, coupons, status and payment. */
export function createOrder(store: Store, params: Params): OrderRecord {
  if (!isEmpty(params.id)) {
    throw new RestError("woocommerce_rest_shop_order_exists", "Cannot create existing shop_order.", 400);
  }
  const order = applyOrder(store, blankOrder(store), params);
  demandCustomer(store, params);
  order.createdVia = isEmpty(params.created_via) ? "rest-api" : textField(params.created_via);
  order.pricesIncludeTax = store.setting("woocommerce_prices_include_tax") === "yes";
  order.id = store.takePostId();
  if (fits(order)) numberLines(store, order);
  calculateTotals(store, order);
  if (!fits(order)) loseLines(store, order);
  try {
    return finish(store, order, params, undefined);
  } catch (error) {
    if (!(error instanceof RestError) || error.data === null) throw error;
    changeStatus(store, order, "checkout-draft");
    store.sales.orders.put(order);
    throw new RestError(error.code, error.message, { ...error.data, new_draft_order_id: order.id });
  }
}

const recalculating = ["billing", "shipping", "line_items", "shipping_lines", "fee_lines", "coupon_lines"];

export function updateOrder(store: Store, existing: OrderRecord, params: Params): OrderRecord {
  const order = applyOrder(store, structuredClone(existing), params);
  demandCustomer(store, params);
  if (fits(order)) numberLines(store, order);
  if (recalculating.some((name) => isSet(params[name]))) calculateTotals(store, order);
  loseChanges(store, order, existing);
  return finish(store, order, params, existing);
}

function finish(
  store: Store,
  order: OrderRecord,
  params: Params,
  before: OrderRecord | undefined,
): OrderRecord {
  applyCoupons(store, order, params.coupon_lines);
  // An order of somebody with an account always has an address to write to.
  order.billing.email ||= store.sales.users.get(order.customerId)?.email ?? "";
  if (!isEmpty(params.status)) changeStatus(store, order, readStatus(phpString(params.status)));
  if (params.set_paid === true && (!before || needsPayment(order))) {
    completePayment(store, order, phpString(params.transaction_id));
  }
  cutToColumns(order, before);
  if (before && JSON.stringify(order) === JSON.stringify(before)) return before;
  if (before) order.modifiedAt = store.site.now();
  return store.sales.orders.put(order);
}

export function needsPayment(order: OrderRecord): boolean {
  return ["pending", "failed"].includes(order.status) && Number(order.total) > 0;
}

function applyOrder(store: Store, order: OrderRecord, params: Params): OrderRecord {
  if (isSet(params.parent_id)) order.parentId = readParent(store, order, params.parent_id);
  if (isSet(params.currency)) order.currency = readCurrency(store, params.currency);
  if (isSet(params.customer_id)) order.customerId = absInt(params.customer_id);
  if (isSet(params.customer_note)) order.customerNote = phpString(params.customer_note);
  if (isSet(params.billing)) applyAddress(order, "billing", params.billing);
  if (isSet(params.shipping)) applyAddress(order, "shipping", params.shipping);
  if (isSet(params.payment_method)) order.paymentMethod = phpString(params.payment_method);
  if (isSet(params.payment_method_title)) order.paymentMethodTitle = phpString(params.payment_method_title);
  if (isSet(params.transaction_id)) order.transactionId = phpString(params.transaction_id);
  applyOrderMeta(store, order, params.meta_data);
  applyLines(store, order, "line_items", params.line_items);
  applyLines(store, order, "shipping_lines", params.shipping_lines);
  applyLines(store, order, "fee_lines", params.fee_lines);
  return order;
}

function readParent(store: Store, order: OrderRecord, given: unknown): number {
  const id = absInt(given);
  if (isEmpty(given) || (id !== order.id && store.sales.orders.get(id))) return id;
  throw new RestError("order_invalid_parent_id", "Invalid parent ID", 400);
}

function readCurrency(store: Store, given: unknown): string {
  const currency = phpString(given) || store.setting("woocommerce_currency");
  if (currencyCodes.includes(currency)) return currency;
  throw new RestError("order_invalid_currency", "Invalid currency code", 400);
}

function demandCustomer(store: Store, { customer_id: id }: Params): void {
  const isNumber = typeof id === "number" || typeof id === "string";
  if (!isSet(id) || id === 0 || (isNumber && store.sales.users.get(phpInt(id)))) return;
  throw new RestError("woocommerce_rest_invalid_customer_id", "Customer ID is invalid.", 400);
}

/** What the columns of the order tables hold is kept, the rest is cut or lost without a word. */
function cutToColumns(order: OrderRecord, before: OrderRecord | undefined): void {
  loseAddresses(order, before);
  order.createdVia = order.createdVia.slice(0, 100);
  order.paymentMethod = order.paymentMethod.slice(0, 100);
  order.transactionId = order.transactionId.slice(0, 100);
  order.ipAddress = order.ipAddress.slice(0, 100);
  order.customerNote = order.customerNote.slice(0, 65_535);
  order.lines = order.lines.filter((line) => isStorable(line)).map(asRead);
}

/** The sums are made from what was given, but a line is read back with a subtotal no lower than its total. */
function asRead(line: ProductLine): ProductLine {
  return amount(line.subtotal).lt(amount(line.total)) ? { ...line, subtotal: line.total } : line;
}

function blankOrder(store: Store): OrderRecord {
  const now = store.site.now();
  return {
    id: 0,
    parentId: 0,
    status: "pending",
    statusBefore: "",
    currency: store.setting("woocommerce_currency"),
    pricesIncludeTax: storeBool(store.setting("woocommerce_prices_include_tax")),
    createdAt: now,
    modifiedAt: now,
    paidAt: null,
    completedAt: null,
    discountTotal: "0",
    discountTax: "0",
    shippingTotal: "0",
    shippingTax: "0",
    cartTax: "0",
    total: "0",
    totalTax: "0",
    customerId: 0,
    orderKey: `wc_order_${randomBytes(10).toString("base64").replace(/\W/g, "x").slice(0, 13)}`,
    billing: blankAddress(),
    shipping: blankAddress(),
    paymentMethod: "",
    paymentMethodTitle: "",
    transactionId: "",
    ipAddress: "",
    userAgent: "",
    createdVia: "",
    customerNote: "",
    cartHash: "",
    meta: [],
    lines: [],
    shippingLines: [],
    feeLines: [],
    couponLines: [],
    taxLines: [],
    stockReduced: false,
    salesRecorded: false,
    couponUseRecorded: false,
    newOrderMailSent: false,
    downloadsGranted: false,
  };
}
