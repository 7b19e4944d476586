import type { Fields } from "../catalog/types";
import { isFields, numberOf, textOf } from "../catalog/types";
import { rfcDate } from "../http/dates";
import type { PricedLine } from "./build-lines";
import type { OrderIds } from "./build-order";
import { money, type Taxed, type Units, units } from "./money";
import type { CouponInput, FeeInput, OrderInput, ShipmentInput, ShippingInput } from "./order-input";
import type { StoredOrder } from "./types";

export interface Parcel {
  input: ShippingInput;
  id: number;
  cost: Taxed;
  handling: Taxed;
}

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-shipping-addresses */
export function addressFields(orderId: number, parcel: Parcel, items: number, shipped: number): Fields {
  const { address, method = "Flat Rate", cost = 0, handling = 0, zone = [1, "United States"] } = parcel.input;
  const { form_fields, ...own } = address;
  return {
    id: parcel.id,
    order_id: orderId,
    ...own,
    items_total: items,
    items_shipped: shipped,
    shipping_method: method,
    base_cost: money(units(cost)),
    cost_ex_tax: money(parcel.cost.ex),
    cost_inc_tax: money(parcel.cost.inc),
    cost_tax: money(parcel.cost.tax),
    cost_tax_class_id: 2,
    base_handling_cost: money(units(handling)),
    handling_cost_ex_tax: money(parcel.handling.ex),
    handling_cost_inc_tax: money(parcel.handling.inc),
    handling_cost_tax: money(parcel.handling.tax),
    handling_cost_tax_class_id: 0,
    shipping_zone_id: zone[0],
    shipping_zone_name: zone[1],
    form_fields,
  };
}

const couponCodes = {
  per_item: 0,
  percentage: 1,
  per_total: 2,
  shipping: 3,
  free_shipping: 4,
  promotion: 5,
} as const;

/** Amounts are numbers in some answers and text in others. */
export function couponFields(
  coupon: CouponInput,
  { id, orderId, discount }: { id: number; orderId: number; discount: Units },
): Fields {
  return {
    id,
    coupon_id: id,
    order_id: orderId,
    code: coupon.code,
    amount: coupon.asText ? money(units(coupon.amount)) : coupon.amount,
    type: couponCodes[coupon.type],
    discount: coupon.asText ? money(discount) : discount / 10_000,
  };
}

/** The documentation spells one key in two ways; so does this. */
export function feeFields(fee: FeeInput, id: number, cost: Taxed): Fields {
  return {
    id,
    type: "custom_fee",
    display_name_customer: fee.name,
    display_name_merchant: fee.name,
    source: "AA",
    base_cost: money(units(fee.cost)),
    [id % 3 === 0 ? "cost_exc_tax" : "cost_ex_tax"]: money(cost.ex),
    cost_inc_tax: money(cost.inc),
    cost_tax: money(cost.tax),
    tax_class_id: null,
  };
}

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-shipments */
export function shipmentFields(
  shipment: ShipmentInput,
  id: number,
  order: StoredOrder,
  items: readonly [line: number, quantity: number][],
): Fields {
  const address = order.shippingAddresses[shipment.to ?? 0] ?? {};
  const addressKeys = ["first_name", "last_name", "company", "street_1", "street_2", "city", "state", "zip"];
  const keys = [...addressKeys, "country", "country_iso2", "phone", "email"];
  const billing = isFields(order.fields.billing_address) ? order.fields.billing_address : {};
  const copied = (from: Fields) => Object.fromEntries(keys.map((key) => [key, from[key] ?? ""]));
  return {
    id,
    order_id: numberOf(order.fields, "id"),
    customer_id: numberOf(order.fields, "customer_id"),
    order_address_id: numberOf(address, "id"),
    date_created: rfcDate(new Date(shipment.created)),
    tracking_number: shipment.tracking ?? "",
    merchant_shipping_cost: "0.0000",
    shipping_method: shipment.method ?? textOf(address, "shipping_method"),
    comments: shipment.comments ?? "",
    shipping_provider: shipment.provider ?? "",
    shipping_provider_display_name: shipment.provider?.toUpperCase() ?? "",
    tracking_carrier: shipment.carrier ?? "",
    tracking_link: shipment.link ?? "",
    generated_tracking_link:
      shipment.tracking && shipment.carrier
        ? `https://tracking.example/${shipment.tracking.replaceAll(" ", "")}`
        : "",
    billing_address: copied(billing),
    shipping_address: copied(address),
    items: items.map(([index, quantity]) => ({
      order_product_id: numberOf(order.products[index] ?? {}, "id"),
      product_id: numberOf(order.products[index] ?? {}, "product_id"),
      quantity,
    })),
  };
}

interface TaxSource {
  order: OrderInput;
  lines: readonly PricedLine[];
  lineIds: readonly number[];
  products: readonly Fields[];
  parcels: readonly Parcel[];
  take: OrderIds;
}

/** One row for each taxed line, its wrapping, and each address's shipping and handling. */
export function taxRows({ order, lines, lineIds, products, parcels, take }: TaxSource): Fields[] {
  const rule = order.tax;
  if (!rule) return [];
  const row = (kind: string, amount: Units, addressId: number, productId: number | null): Fields[] => {
    if (amount === 0) return [];
    return [
      {
        id: take("tax"),
        order_id: order.id,
        order_address_id: addressId,
        tax_rate_id: 1,
        sales_tax_id: "1",
        tax_class_id: 0,
        name: rule.name,
        class:
          kind === "item" ? "Default Tax Class" : kind === "gift-wrapping" ? "Gift Wrapping" : "Shipping",
        rate: rule.percent.toFixed(4),
        priority: 0,
        priority_amount: money(amount),
        line_amount: money(amount),
        line_item_type: kind,
        order_product_id: productId,
        order_pickup_method_id: 0,
      },
    ];
  };
  return [
    ...lines.flatMap((line, index) => {
      const address = numberOf(products[index] ?? {}, "order_address_id");
      const id = lineIds[index] ?? null;
      return [
        ...row("item", line.total.tax, address, id),
        ...row("gift-wrapping", line.wrapping.tax, address, id),
      ];
    }),
    ...parcels.flatMap((parcel) => [
      ...row("shipping", parcel.cost.tax, parcel.id, null),
      ...row("handling", parcel.handling.tax, parcel.id, null),
    ]),
  ];
}
