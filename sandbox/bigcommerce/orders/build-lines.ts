import type { Fields } from "../catalog/types";
import { money, spread, type Taxed, type TaxRule, type Units, units, withTax } from "./money";
import type { CouponInput, LineInput, LineOption, OrderInput } from "./order-input";

export interface Discount {
  id: string;
  amount: Units;
  name: string;
  code: string | null;
  target: "order" | "product";
}

export interface PricedLine {
  input: LineInput;
  quantity: number;
  discounts: Discount[];
  unit: Taxed;
  total: Taxed;
  wrapping: Taxed;
  rule: TaxRule | undefined;
}

/** What a coupon takes off, when it is not off shipping. */
export function couponDiscount(coupon: CouponInput, gross: readonly Units[], pieces: number): Units {
  if (coupon.type === "free_shipping") return 0;
  if (coupon.type === "percentage") {
    const total = gross.reduce((sum, amount) => sum + amount, 0);
    return Math.round((total * coupon.amount) / 10_000) * 100;
  }
  return units(coupon.amount) * (coupon.type === "per_item" ? pieces : 1);
}

/** Discounts of the whole order are spread over its lines, gift certificates left out. */
export function priceLines(order: OrderInput): { lines: PricedLine[]; couponDiscounts: Units[] } {
  const gross = order.lines.map((line) =>
    line.type === "giftcertificate" ? 0 : units(line.price) * (line.quantity ?? 1),
  );
  const pieces = order.lines.reduce(
    (sum, line) => sum + (line.type === "giftcertificate" ? 0 : (line.quantity ?? 1)),
    0,
  );
  const discounts: Discount[][] = order.lines.map((line) =>
    line.off
      ? [
          {
            id: "promotion",
            amount: units(line.off.amount),
            name: line.off.name,
            code: null,
            target: "product",
          },
        ]
      : [],
  );
  const give = (amount: Units, discount: Omit<Discount, "amount">) => {
    for (const [index, part] of spread(amount, gross).entries()) {
      if (part !== 0) discounts[index]?.push({ ...discount, amount: part });
    }
  };
  const couponDiscounts = (order.coupons ?? []).map((coupon) => {
    const amount = couponDiscount(coupon, gross, pieces);
    if (coupon.type !== "shipping" && coupon.type !== "free_shipping") {
      const whole = coupon.type === "per_total";
      give(amount, {
        id: whole ? "total-coupon" : "coupon",
        name: coupon.name ?? coupon.code ?? "Promotion",
        code: coupon.code,
        target: whole ? "order" : "product",
      });
    }
    return amount;
  });
  if (order.discount) {
    give(units(order.discount), {
      id: "manual-discount",
      name: "Manual discount",
      code: null,
      target: "order",
    });
  }
  const lines = order.lines.map((input, index): PricedLine => {
    const quantity = input.quantity ?? 1;
    const own = discounts[index] ?? [];
    const off = own.reduce((sum, discount) => sum + discount.amount, 0);
    const rule = input.type === "giftcertificate" || input.untaxed ? undefined : order.tax;
    return {
      input,
      quantity,
      discounts: own,
      unit: withTax(units(input.price), rule),
      total: withTax(units(input.price) * quantity, rule, off),
      wrapping: withTax(
        units(input.wrapping?.cost ?? 0),
        order.tax?.onCharges === false ? undefined : order.tax,
      ),
      rule,
    };
  });
  return { lines, couponDiscounts };
}

export interface LineIds {
  id: number;
  orderId: number;
  addressId: number;
  pickupId: number;
  parentId: number | null;
  shipped: number;
  refunded: number;
  takeOptionId(): number;
}

/** A line in the keys and the order of a recorded one. https://developer.bigcommerce.com/docs/rest-management/orders/order-products */
export function lineFields(line: PricedLine, ids: LineIds): Fields {
  const { input, quantity, unit, total, wrapping } = line;
  const off = line.discounts.reduce((sum, discount) => sum + discount.amount, 0);
  const base = money(units(input.price));
  return {
    id: ids.id,
    order_id: ids.orderId,
    product_id: input.productId,
    variant_id: input.variantId,
    order_pickup_method_id: ids.pickupId,
    order_address_id: ids.addressId,
    name: input.name,
    name_customer: input.name,
    name_merchant: input.name,
    sku: input.sku ?? "",
    upc: input.upc ?? "",
    type: input.type ?? "physical",
    base_price: base,
    price_ex_tax: money(unit.ex),
    price_inc_tax: money(unit.inc),
    price_tax: money(unit.tax),
    base_total: money(units(input.price) * quantity),
    total_ex_tax: money(total.ex),
    total_inc_tax: money(total.inc),
    total_tax: money(total.tax),
    weight: money(units(input.weight ?? 0)),
    width: "0.0000",
    height: "0.0000",
    depth: "0.0000",
    quantity,
    base_cost_price: "0.0000",
    cost_price_inc_tax: "0.0000",
    cost_price_ex_tax: "0.0000",
    cost_price_tax: "0.0000",
    is_refunded: ids.refunded > 0 && ids.refunded >= quantity,
    quantity_refunded: ids.refunded,
    // Always nothing, whatever was refunded: the refunds say how much.
    refund_amount: "0.0000",
    return_id: 0,
    wrapping_id: input.wrapping ? 1 : 0,
    wrapping_name: input.wrapping?.name ?? "",
    base_wrapping_cost: money(units(input.wrapping?.cost ?? 0)),
    wrapping_cost_ex_tax: money(wrapping.ex),
    wrapping_cost_inc_tax: money(wrapping.inc),
    wrapping_cost_tax: money(wrapping.tax),
    wrapping_message: input.wrapping?.message ?? "",
    quantity_shipped: ids.shipped,
    event_name: null,
    event_date: null,
    fixed_shipping_cost: "0.0000",
    ebay_item_id: "",
    ebay_transaction_id: "",
    option_set_id: null,
    parent_order_product_id: ids.parentId,
    is_bundled_product: input.bundledIn !== undefined,
    bin_picking_number: "0",
    external_id: null,
    fulfillment_source: "",
    brand: input.brand ?? "",
    gift_certificate_id: null,
    applied_discounts: line.discounts.map((discount) => ({ ...discount, amount: money(discount.amount) })),
    product_options: (input.options ?? []).map((option) => optionFields(option, ids.id, ids.takeOptionId())),
    configurable_fields: [],
    discounted_total_inc_tax: money(total.inc - off),
    ...input.more,
  };
}

function optionFields(option: LineOption, lineId: number, id: number): Fields {
  return {
    id,
    option_id: option.optionId ?? 0,
    order_product_id: lineId,
    product_option_id: option.productOptionId ?? 0,
    display_name: option.name,
    display_name_customer: option.name,
    display_name_merchant: option.name,
    display_value: option.label,
    display_value_customer: option.label,
    display_value_merchant: option.label,
    value: option.value,
    type: option.type,
    // The machine's own name, which nobody should show.
    name: `${option.name.replace(/\W+/g, "")}1648116620-${id}`,
    display_style: option.style,
  };
}
