/** Amounts are counted in ten-thousandths, the precision that the API writes, so that sums are exact. */
export type Units = number;

const zero = "0.0000";

export function units(amount: number): Units {
  return Math.round(amount * 10_000);
}

/** V2's way of writing money: "109.0000". */
export function money(amount: Units): string {
  return amount === 0 ? zero : (amount / 10_000).toFixed(4);
}

export function toCents(amount: Units): Units {
  return Math.round(amount / 100) * 100;
}

export interface Taxed {
  ex: Units;
  inc: Units;
  tax: Units;
}

export interface TaxRule {
  name: string;
  percent: number;
  /** Prices are entered with tax. */
  inclusive?: boolean;
  /** Shipping, handling, wrapping and fees are taxed too; they are unless this is false. */
  onCharges?: boolean;
}

/**
 * What an amount comes to with tax. Tax is due on what is left after discounts, while the amount itself is told before
 * them. Where prices include tax this leaves ex + tax short of inc, as real orders with a discount show.
 */
export function withTax(amount: Units, rule: TaxRule | undefined, discount: Units = 0): Taxed {
  if (!rule || rule.percent === 0) return { ex: amount, inc: amount, tax: 0 };
  const factor = 1 + rule.percent / 100;
  const due = amount - discount;
  if (rule.inclusive) {
    return { ex: toCents(amount / factor), inc: amount, tax: due - toCents(due / factor) };
  }
  const tax = toCents(due * (factor - 1));
  return { ex: amount, inc: amount + tax, tax };
}

export function addTaxed(all: readonly Taxed[]): Taxed {
  const sum: Taxed = { ex: 0, inc: 0, tax: 0 };
  for (const one of all) {
    sum.ex += one.ex;
    sum.inc += one.inc;
    sum.tax += one.tax;
  }
  return sum;
}

/** Spreads an amount by weight, to the cent; the last part takes what rounding leaves. */
export function spread(amount: Units, weights: readonly number[]): Units[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  let left = amount;
  return weights.map((weight, index) => {
    const part = index === last ? left : toCents((amount * weight) / total);
    left -= part;
    return part;
  });
}
