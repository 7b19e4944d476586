import { Decimal } from "decimal.js";
import type { DecimalString } from "@/server/domain/money";
import type { TaxedAmount } from "@/server/domain/order";

const NOTHING = "0";

/**
 * An amount as it was stored. Only where one of the three is missing, the other two tell it: stored ones often do not
 * add up (tax is rounded per line), and they are kept so.
 */
export function taxed(
  exTax: DecimalString | null,
  incTax: DecimalString | null,
  tax: DecimalString | null,
): TaxedAmount {
  const sole = incTax ?? exTax ?? NOTHING;
  return {
    exTax: exTax ?? (tax === null ? sole : new Decimal(sole).minus(tax).toFixed()),
    incTax: incTax ?? (tax === null ? sole : new Decimal(sole).plus(tax).toFixed()),
    tax: tax ?? (exTax && incTax ? new Decimal(incTax).minus(exTax).toFixed() : NOTHING),
  };
}

export function amount(value: DecimalString | null): DecimalString {
  return value ?? NOTHING;
}

export function isNothing(value: TaxedAmount): boolean {
  return new Decimal(value.incTax).isZero() && new Decimal(value.exTax).isZero();
}
