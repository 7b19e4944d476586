import { type Fields, numberOf, stamp, textOf } from "../catalog/types";
import type { OrderIds } from "./build-order";
import { type Units, units } from "./money";
import type { OrderInput, RefundInput } from "./order-input";
import type { StoredOrder } from "./types";

const byEvent: Record<string, string> = {
  purchase: "captured",
  authorization: "authorized",
  capture: "captured",
  refund: "refunded",
  void: "void",
  pending: "pending",
  settled: "paid",
};

export function paymentStatus(order: OrderInput, refunds: readonly Fields[], total: Units): string {
  const given = refunds.reduce(
    (sum, refund, index) =>
      order.refunds?.[index]?.declined ? sum : sum + units(numberOf(refund, "total_amount")),
    0,
  );
  if (given > 0) return given >= total ? "refunded" : "partially refunded";
  if (order.payment?.status !== undefined) return order.payment.status;
  const last = order.payment?.transactions?.at(-1);
  if (!last) return "";
  return last.status === "error" ? "declined" : (byEvent[last.event] ?? "");
}

/** https://developer.bigcommerce.com/docs/rest-management/transactions */
export function transactionFields(order: OrderInput, total: Units, take: OrderIds): Fields[] {
  const credit = units(order.storeCredit ?? 0);
  const certificate = units(order.giftCertificate?.amount ?? 0);
  const base = { order, date: stamp(order.created) };
  const made: Fields[] = [];
  if (credit > 0) {
    made.push(
      transaction(take("transaction"), base, {
        event: "purchase",
        method: "store_credit",
        gateway: "storecredit",
        amount: credit,
        more: { store_credit: { remaining_balance: 0 } },
      }),
    );
  }
  if (order.giftCertificate) {
    const { code, amount } = order.giftCertificate;
    made.push(
      transaction(take("transaction"), base, {
        event: "purchase",
        method: "gift_certificate",
        gateway: "giftcertificate",
        amount: certificate,
        more: {
          gift_certificate: {
            code,
            original_balance: amount,
            starting_balance: amount,
            remaining_balance: 0,
            status: "active",
          },
        },
      }),
    );
  }
  for (const input of order.payment?.transactions ?? []) {
    const amount = input.amount === undefined ? total - credit - certificate : units(input.amount);
    made.push(transaction(take("transaction"), base, { ...input, amount }));
  }
  return made;
}

interface TransactionBase {
  order: OrderInput;
  date: string;
}

/** The order's number is text here, the amount a number. Results of checks are nothing, or an object of empty texts. */
function transaction(
  id: number,
  { order, date }: TransactionBase,
  input: { event: string; method: string; gateway: string; amount: Units; status?: string; more?: Fields },
): Fields {
  const card = input.method === "credit_card";
  return {
    id,
    order_id: String(order.id),
    event: input.event,
    method: input.method,
    amount: input.amount / 10_000,
    currency: order.currency?.code ?? "USD",
    gateway: input.gateway,
    gateway_transaction_id: card ? `ch_${order.id}${String(id).padStart(6, "0")}` : null,
    status: input.status ?? "ok",
    test: false,
    fraud_review: false,
    reference_transaction_id: null,
    date_created: date,
    payment_method_id: `${input.gateway}.${input.method}`,
    avs_result: card ? { code: "", message: "", street_match: "", postal_match: "" } : null,
    cvv_result: card ? { code: "", message: "" } : null,
    credit_card: card
      ? {
          card_type: "visa",
          card_iin: "411111",
          card_last4: "1111",
          card_expiry_month: 12,
          card_expiry_year: 2029,
        }
      : null,
    gift_certificate: null,
    store_credit: null,
    offline: input.method === "offline" ? { display_name: order.payment?.method ?? "" } : null,
    custom: input.method === "custom" ? { payment_method: order.payment?.method ?? "" } : null,
    payment_instrument_token: null,
    ...input.more,
  };
}

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-refunds */
export function refundFields(
  refund: RefundInput,
  order: StoredOrder,
  input: OrderInput,
  take: OrderIds,
): Fields {
  const id = take("refund");
  const items: Fields[] = [];
  let total = 0;
  let tax = 0;
  for (const [index, quantity] of refund.lines ?? []) {
    const line = order.products[index] ?? {};
    const share = quantity / numberOf(line, "quantity");
    total += Math.round(units(numberOf(line, "discounted_total_inc_tax")) * share);
    tax += Math.round(units(numberOf(line, "total_tax")) * share);
    items.push({
      item_type: "PRODUCT",
      item_id: numberOf(line, "id"),
      reason: "",
      quantity,
      requested_amount: null,
    });
  }
  if (refund.shipping !== undefined) {
    total += units(refund.shipping);
    const item_id = numberOf(order.shippingAddresses[0] ?? {}, "id");
    items.push({
      item_type: "SHIPPING",
      item_id,
      reason: "",
      quantity: 1,
      requested_amount: refund.shipping,
    });
  }
  if (refund.amount !== undefined) {
    total += units(refund.amount);
    items.push({
      item_type: "ORDER",
      item_id: input.id,
      reason: "",
      quantity: 1,
      requested_amount: refund.amount,
    });
  }
  total = Math.round(total / 100) * 100;
  const paid = textOf(order.transactions.at(-1) ?? {}, "id");
  return {
    id,
    order_id: input.id,
    user_id: 1,
    created: refund.created,
    reason: refund.reason ?? "",
    total_amount: total / 10_000,
    total_tax: Math.round(tax / 100) / 100,
    uses_merchant_override_values: refund.amount !== undefined,
    payments: [
      {
        id,
        provider_id: refund.provider,
        amount: total / 10_000,
        offline: refund.offline ?? false,
        is_declined: refund.declined !== undefined,
        declined_message: refund.declined ?? "",
        ...(paid ? { transaction_id: paid } : {}),
      },
    ],
    items,
    ...refund.more,
  };
}
