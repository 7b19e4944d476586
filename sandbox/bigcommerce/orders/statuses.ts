import { type Fields, numberOf } from "../catalog/types";
import type { StoredOrder } from "./types";

interface Status {
  id: number;
  name: string;
  order: number;
  description: string;
}

const list: readonly [id: number, name: string, order: number, description: string][] = [
  [0, "Incomplete", 0, "The shopper reached the payment page and went no further."],
  [1, "Pending", 1, "The checkout was started and not finished."],
  [2, "Shipped", 8, "Sent; receipt has not been confirmed."],
  [3, "Partially Shipped", 6, "Only some of the items have been sent."],
  [4, "Refunded", 11, "The whole payment was given back."],
  [5, "Cancelled", 9, "Called off by the seller."],
  [6, "Declined", 10, "Refused by the seller, for want of payment or another reason."],
  [7, "Awaiting Payment", 2, "The checkout is finished; the payment is not confirmed."],
  [8, "Awaiting Pickup", 5, "Packed and waiting to be picked up by the customer."],
  [9, "Awaiting Shipment", 4, "Packed and waiting for the carrier."],
  [10, "Completed", 7, "Sent or made available, and receipt is confirmed."],
  [11, "Awaiting Fulfillment", 3, "Paid and waiting to be packed."],
  [12, "Manual Verification Required", 13, "Held until something has been checked by hand."],
  [13, "Disputed", 12, "The customer disputes the payment."],
  [14, "Partially Refunded", 14, "A part of the payment was given back."],
];

/** By ascending id. https://developer.bigcommerce.com/docs/rest-management/orders/order-status */
export const orderStatuses: readonly Status[] = list.map(([id, name, order, description]) => ({
  id,
  name,
  order,
  description,
}));

/** A merchant may rename a status; this one renamed "Manual Verification Required". */
const renamed = new Map([[12, "On hold"]]);

export function statusName(id: number): string | undefined {
  return orderStatuses[id]?.name;
}

export function customStatusName(id: number): string {
  return renamed.get(id) ?? statusName(id) ?? "";
}

function labels({ id, name, description }: Status): Fields {
  return {
    id,
    name,
    system_label: name,
    custom_label: customStatusName(id),
    system_description: description,
  };
}

export function statusAnswer(status: Status): Fields {
  return { ...labels(status), order: status.order };
}

export function countByStatus(orders: readonly StoredOrder[]): Fields {
  const counts = new Map<number, number>();
  for (const { fields } of orders) {
    const id = numberOf(fields, "status_id");
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    statuses: [...orderStatuses]
      .sort((one, two) => one.order - two.order)
      .map((status) => ({
        ...labels(status),
        count: counts.get(status.id) ?? 0,
        sort_order: status.order,
      })),
    count: orders.length,
  };
}
