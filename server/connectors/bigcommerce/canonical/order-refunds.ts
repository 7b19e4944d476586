import { Decimal } from "decimal.js";
import type { IssueDraft } from "@/server/domain/issue";
import type { OrderLine, OrderRefund, RefundItem } from "@/server/domain/order";
import type { RawOrderRefund } from "../schemas/order-parts";
import { amount } from "./order-money";
import { trimmed, utc } from "./values";

const KINDS: Record<string, RefundItem["kind"]> = {
  PRODUCT: "line",
  GIFT_WRAPPING: "wrapping",
  SHIPPING: "shipping",
  HANDLING: "handling",
  FEE: "fee",
  ORDER: "order",
};

/** Refunds that took place. One whose every payment was declined gave nothing back, which is told. */
export function refundsOf(
  raw: readonly RawOrderRefund[],
  lines: readonly OrderLine[],
  issues: IssueDraft[],
): OrderRefund[] {
  return raw.flatMap((refund) => {
    const declined = refund.payments.filter((payment) => payment.is_declined === true);
    if (declined.length === 0 || declined.length < refund.payments.length) return [toRefund(refund, lines)];
    const said = declined.map((payment) => payment.declined_message.trim()).filter(Boolean);
    issues.push({
      code: "value_dropped",
      field: `refunds ${refund.id}`,
      details: { detail: `its payment was declined${said.length > 0 ? ` (${said.join("; ")})` : ""}` },
    });
    return [];
  });
}

function toRefund(raw: RawOrderRefund, lines: readonly OrderLine[]): OrderRefund {
  return {
    sourceId: raw.id,
    createdAt: utc(raw.created),
    reason: raw.reason.trim(),
    amount: amount(raw.total_amount),
    tax: amount(raw.total_tax),
    items: itemsOf(raw, lines),
    payments: raw.payments
      .filter((payment) => payment.is_declined !== true)
      .map((payment) => ({
        provider: payment.provider_id.trim(),
        amount: amount(payment.amount),
        offline: payment.offline ?? false,
        transactionId: trimmed(payment.transaction_id),
      })),
  };
}

/**
 * `requested_amount` is null where pieces were given back rather than an amount. A single such entry is what the
 * others leave of the refund's total; with several, pieces count at the price that was paid for their line. The
 * refund's own amount is the stored one and outranks their sum.
 */
function itemsOf(raw: RawOrderRefund, lines: readonly OrderLine[]): RefundItem[] {
  const told = raw.items.reduce((sum, item) => sum.plus(item.requested_amount ?? 0), new Decimal(0));
  const sole = raw.items.filter((item) => item.requested_amount === null).length === 1;
  const rest = Decimal.max(0, new Decimal(raw.total_amount ?? 0).minus(told)).toFixed();
  return raw.items.map((item) => {
    const kind = KINDS[item.item_type.trim().toUpperCase()] ?? "order";
    const quantity = Math.max(0, item.quantity ?? 0);
    const line = kind === "line" ? lines.find((one) => one.sourceId === item.item_id) : undefined;
    return {
      kind,
      itemId: item.item_id,
      quantity,
      amount: item.requested_amount ?? (sole ? rest : paidFor(line, quantity)),
      reason: item.reason.trim(),
    };
  });
}

function paidFor(line: OrderLine | undefined, quantity: number): string {
  if (!line || line.quantity === 0) return "0";
  const paid = new Decimal(line.discountedTotalIncTax ?? line.total.incTax);
  return paid.times(quantity).dividedBy(line.quantity).toDecimalPlaces(4).toFixed();
}
