import type { Decimal } from "decimal.js";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { amount, plain, priceDecimals, round, sum } from "./amount";
import { applyTaxes } from "./taxes";

/** Computes an order's sums anew from its lines: nothing of them can be given. */
export function calculateTotals(store: Store, order: OrderRecord): void {
  const decimals = priceDecimals(store);
  // Each line is rounded before they are added up, unless the shop rounds at the subtotal.
  const each = store.setting("woocommerce_tax_round_at_subtotal") === "yes" ? same : round;
  const subtotal = sum(order.lines.map((line) => each(amount(line.subtotal), decimals)));
  const lines = sum(order.lines.map((line) => each(amount(line.total), decimals)));
  const shipping = sum(order.shippingLines.map((line) => round(amount(line.total), decimals)));
  order.shippingTotal = plain(shipping);
  const fees = addFees(order, lines.plus(shipping), decimals);
  const discountTax = applyTaxes(store, order);
  order.discountTotal = plain(round(subtotal.minus(lines), decimals));
  order.discountTax = plain(round(discountTax, decimals));
  const taxes = amount(order.cartTax).plus(amount(order.shippingTax));
  order.total = plain(round(lines.plus(fees).plus(shipping).plus(taxes), decimals));
}

function same(value: Decimal): Decimal {
  return value;
}

/** A negative fee takes away at most what the order costs so far. */
function addFees(order: OrderRecord, rest: Decimal, decimals: number): Decimal {
  let fees = sum([]);
  for (const fee of order.feeLines) {
    const most = round(rest.plus(fees), decimals).negated();
    if (amount(fee.total).lt(most) && most.isNegative() && !most.isZero()) fee.total = plain(most);
    fees = fees.plus(amount(fee.total));
  }
  return fees;
}
