import { Decimal } from "decimal.js";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { sanitizedText } from "../payload/clean-text";
import { textOf } from "../payload/read";
import { oneLine } from "../text";
import { amountOf, centText, objectOf, objectsOf, toCents } from "./read-parts";
import { LINE_KEY } from "./stamps";

const LONGEST_NAME = 500;

export interface Charge {
  stamp: string;
  name: string;
  amount: Decimal;
}

/** Shipping as lines of its own kind, everything else as fees; all without tax. */
export function chargesOf(value: JsonValue | undefined): { shipping: Charge[]; fees: Charge[] } {
  const charges = objectsOf(value).map((charge) => ({
    kind: textOf(charge.kind),
    stamp: `${textOf(charge.kind)}:${textOf(charge.sourceId)}`,
    name: oneLine(textOf(charge.name)).slice(0, LONGEST_NAME),
    amount: toCents(amountOf(objectOf(charge.cost).exTax)),
  }));
  return {
    shipping: charges.filter(({ kind }) => kind === "shipping"),
    fees: charges.filter(({ kind, amount }) => kind !== "shipping" && !amount.isZero()),
  };
}

function taxName(tax: JsonObject): string {
  const name = oneLine(textOf(tax.name)).slice(0, LONGEST_NAME) || "Tax";
  const rate = amountOf(tax.rate);
  return rate.isZero() ? name : `${name} ${rate.toFixed()}%`;
}

/**
 * One line for each tax and rate. The order's own sum of taxes outranks its list: what the list lacks is one more
 * line, and a list that comes to more than was charged is replaced by the sum.
 */
export function taxCharges(value: JsonValue | undefined, total: Decimal | null): Charge[] {
  const sums = new Map<string, Decimal>();
  for (const tax of objectsOf(value)) {
    const name = taxName(tax);
    sums.set(name, (sums.get(name) ?? new Decimal(0)).plus(amountOf(tax.amount)));
  }
  const listed = [...sums]
    .map(
      ([name, amount]): Charge => ({
        // What looks percent-encoded would come back decoded.
        stamp: `tax:${name.replaceAll("%", "％")}`,
        name,
        amount: toCents(amount),
      }),
    )
    .filter(({ amount }) => !amount.isZero());
  if (total === null) return listed;
  const sum = listed.reduce((all, { amount }) => all.plus(amount), new Decimal(0));
  const rest = toCents(total).minus(sum);
  // Cents are the rounding of the rates, which the adjustment takes up.
  if (rest.abs().lte("0.02")) return listed;
  if (rest.isNegative())
    return total.isZero() ? [] : [{ stamp: "tax:", name: "Tax", amount: toCents(total) }];
  return [...listed, { stamp: "tax:", name: "Tax", amount: rest }];
}

export function shippingLine({ stamp, name, amount }: Charge): JsonObject {
  return {
    method_id: "other",
    method_title: sanitizedText(name) || "Shipping",
    total: centText(amount),
    meta_data: [{ key: LINE_KEY, value: stamp }],
  };
}

export function feeLine({ stamp, name, amount }: Charge): JsonObject {
  return {
    name: name || "Fee",
    tax_status: "none",
    total: centText(amount),
    meta_data: [{ key: LINE_KEY, value: stamp }],
  };
}

/**
 * All fee lines of an order, so that it comes to `total`. WooCommerce cuts a negative fee to what stands before it, so
 * those that take something off come last.
 */
export function feeLines(fees: Charge[], others: Decimal, total: Decimal | null): JsonObject[] {
  const sum = fees.reduce((all, { amount }) => all.plus(amount), others);
  const rest = total === null ? new Decimal(0) : toCents(total).minus(sum);
  const all = rest.isZero() ? fees : [...fees, { stamp: "adjustment", name: "Adjustment", amount: rest }];
  return [
    ...all.filter(({ amount }) => !amount.isNegative()),
    ...all.filter(({ amount }) => amount.isNegative()),
  ].map(feeLine);
}
