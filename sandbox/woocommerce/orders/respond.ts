import { addressBody } from "../customers/respond";
import { type Item, type Links, wholeAllow } from "../rest/answer";
import { plainCurrencySymbol } from "../settings/catalogue";
import type { MetaEntry } from "../store/records";
import { addressFields, type OrderRecord, type OrderTotals } from "../store/sales-records";
import type { Store } from "../store/store";
import { isSet, type Params, phpInt, phpString } from "../text/php";
import { priceDecimals, shown } from "./amount";
import { couponLineBody, feeLineBody, productLineBody, shippingLineBody, taxLineBody } from "./line-bodies";
import { needsPayment } from "./save";
import { needsProcessing } from "./status";

/** An order as WooCommerce 10.5 answers it, in its order of fields. */
export function orderItem(store: Store, order: OrderRecord, params: Params): Item {
  const { site } = store;
  const dp = decimalsAsked(store, params);
  const money = (field: keyof OrderTotals) => shown(order[field], dp);
  return {
    body: {
      id: order.id,
      parent_id: order.parentId,
      status: order.status,
      currency: order.currency,
      version: "10.5.0",
      prices_include_tax: order.pricesIncludeTax,
      date_created: site.local(order.createdAt),
      date_modified: site.local(order.modifiedAt),
      discount_total: money("discountTotal"),
      discount_tax: money("discountTax"),
      shipping_total: money("shippingTotal"),
      shipping_tax: money("shippingTax"),
      cart_tax: money("cartTax"),
      total: money("total"),
      total_tax: money("totalTax"),
      customer_id: order.customerId,
      order_key: order.orderKey,
      billing: addressBody(order.billing, addressFields),
      shipping: addressBody(
        order.shipping,
        addressFields.filter((field) => field !== "email"),
      ),
      payment_method: order.paymentMethod,
      payment_method_title: order.paymentMethodTitle,
      transaction_id: order.transactionId,
      customer_ip_address: order.ipAddress,
      customer_user_agent: order.userAgent,
      created_via: order.createdVia,
      customer_note: order.customerNote,
      date_completed: site.local(order.completedAt),
      date_paid: site.local(order.paidAt),
      cart_hash: order.cartHash,
      number: String(order.id),
      meta_data: selectedMeta(order.meta, params),
      line_items: order.lines.map((line) => productLineBody(store, line, dp)),
      tax_lines: order.taxLines.map((line) => taxLineBody(line, dp)),
      shipping_lines: order.shippingLines.map((line) => shippingLineBody(store, line, dp)),
      fee_lines: order.feeLines.map((line) => feeLineBody(store, line, dp)),
      coupon_lines: order.couponLines.map((line) => couponLineBody(store, line)),
      refunds: refundsOf(store, order, dp),
      payment_url: `${site.url}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.orderKey}`,
      is_editable: ["pending", "on-hold", "auto-draft"].includes(order.status),
      needs_payment: needsPayment(order),
      needs_processing: needsProcessing(store, order),
      date_created_gmt: site.gmt(order.createdAt),
      date_modified_gmt: site.gmt(order.modifiedAt),
      date_completed_gmt: site.gmt(order.completedAt),
      date_paid_gmt: site.gmt(order.paidAt),
      currency_symbol: plainCurrencySymbol(order.currency),
    },
    links: linksOf(store, order),
  };
}

/** `dp`: with how many decimals amounts are shown. */
export function decimalsAsked(store: Store, params: Params): number {
  return isSet(params.dp) ? Math.abs(phpInt(params.dp)) : priceDecimals(store);
}

export function selectedMeta(meta: readonly MetaEntry[], params: Params): Params[] {
  const names = (value: unknown) => (Array.isArray(value) ? value.map(phpString) : []);
  const include = names(params.include_meta);
  const exclude = names(params.exclude_meta);
  return meta
    .filter(({ key }) => (include.length > 0 ? include.includes(key) : !exclude.includes(key)))
    .map(({ id, key, value }) => ({ id, key, value }));
}

function refundsOf(store: Store, order: OrderRecord, dp: number): Params[] {
  return store.sales.refunds
    .with("order", order.id)
    .sort((one, other) => other.createdAt - one.createdAt || one.id - other.id)
    .map((refund) => ({ id: refund.id, reason: refund.reason, total: `-${shown(refund.amount, dp)}` }));
}

function linksOf({ site }: Store, order: OrderRecord): Links {
  const self = site.rest(`orders/${order.id}`);
  return {
    self: [{ href: self, targetHints: { allow: wholeAllow } }],
    collection: [{ href: site.rest("orders") }],
    email_templates: [{ embeddable: true, href: `${self}/actions/email_templates` }],
    ...(order.customerId === 0 ? {} : { customer: [{ href: site.rest(`customers/${order.customerId}`) }] }),
    ...(order.parentId === 0 ? {} : { up: [{ href: site.rest(`orders/${order.parentId}`) }] }),
  };
}
