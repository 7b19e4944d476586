import type { DecimalString } from "@/server/domain/money";

export interface OrderAmount {
  value: DecimalString;
  /** ISO 4217, "" when the source named none. */
  currency: string;
}

/** What a record's order comes to; null for what is no order. */
export function amountOf(row: {
  amount: { toFixed(): string } | null;
  currency: string | null;
}): OrderAmount | null {
  return row.amount === null ? null : { value: row.amount.toFixed(), currency: row.currency ?? "" };
}
