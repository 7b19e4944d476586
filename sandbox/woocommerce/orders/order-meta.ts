import { metaEntries, withEntry } from "../products/meta";
import { type AddressField, addressFields, type OrderRecord } from "../store/sales-records";
import { readUtc } from "../store/site";
import type { Store } from "../store/store";
import { isEmpty, isNumeric, member, phpInt, phpString, storeBool } from "../text/php";
import { type AddressKind, setAddressField } from "./order-address";

type Setter = (order: OrderRecord, value: unknown, store: Store) => void;

const text =
  (field: "paymentMethod" | "paymentMethodTitle" | "transactionId" | "ipAddress" | "userAgent"): Setter =>
  (order, value) => {
    order[field] = phpString(value);
  };

const yes =
  (
    field:
      | "stockReduced"
      | "salesRecorded"
      | "couponUseRecorded"
      | "newOrderMailSent"
      | "downloadsGranted"
      | "pricesIncludeTax",
  ): Setter =>
  (order, value) => {
    order[field] = storeBool(value);
  };

const date =
  (field: "paidAt" | "completedAt"): Setter =>
  (order, value, { site }) => {
    order[field] = readDate(value, (given) => site.readLocal(given) ?? readUtc(given));
  };

/**
 * Keys under which WooCommerce once kept an order's own fields. In `meta_data` they act on the field, which is how
 * dates and marks can be set that the endpoint has no parameter for.
 */
const setters: Readonly<Record<string, Setter>> = {
  _date_paid: date("paidAt"),
  _date_completed: date("completedAt"),
  _order_stock_reduced: yes("stockReduced"),
  _recorded_sales: yes("salesRecorded"),
  _recorded_coupon_usage_counts: yes("couponUseRecorded"),
  _new_order_email_sent: yes("newOrderMailSent"),
  _download_permissions_granted: yes("downloadsGranted"),
  _prices_include_tax: yes("pricesIncludeTax"),
  _order_key: (order, value) => {
    order.orderKey = phpString(value).slice(0, 22);
  },
  _created_via: (order, value) => {
    order.createdVia = phpString(value);
  },
  _customer_ip_address: text("ipAddress"),
  _customer_user_agent: text("userAgent"),
  _payment_method: text("paymentMethod"),
  _payment_method_title: text("paymentMethodTitle"),
  _transaction_id: text("transactionId"),
};

/** Kept by WooCommerce for itself: stored, but shown to nobody. */
const hidden = new Set(
  (
    "_customer_user _order_currency _completed_date _paid_date _edit_lock _edit_last _cart_discount " +
    "_cart_discount_tax _order_shipping _order_shipping_tax _order_tax _order_total _order_version _payment_tokens " +
    "_billing_address_index _shipping_address_index _cogs_total_value"
  ).split(" "),
);

export function applyOrderMeta(store: Store, order: OrderRecord, given: unknown): void {
  for (const entry of metaEntries(given)) {
    const key = phpString(member(entry, "key"));
    const value = member(entry, "value") ?? null;
    const [, kind, field] = /^_(billing|shipping)_(\w+)$/.exec(key) ?? [];
    const set = setters[key];
    const address = addressFieldOf(kind, field);
    if (set) set(order, value, store);
    else if (address) setAddressField(order, address.kind, address.field, value);
    else if (!hidden.has(key))
      order.meta = withEntry(store, order.meta, phpInt(member(entry, "id")), key, value);
  }
}

function addressFieldOf(
  kind: string | undefined,
  name: string | undefined,
): { kind: AddressKind; field: AddressField } | undefined {
  const field = addressFields.find((one) => one === name);
  if (!field || (kind === "shipping" && field === "email")) return undefined;
  return kind === "billing" || kind === "shipping" ? { kind, field } : undefined;
}

/** A number is a moment; a text without a zone is the site's time. */
function readDate(value: unknown, read: (text: string) => number | null): number | null {
  if (isEmpty(value)) return null;
  if (isNumeric(value)) return phpInt(value);
  return read(phpString(value));
}
