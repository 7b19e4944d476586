import { sendMail } from "../mails/send";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";

type To = "customer" | "staff";

interface OrderMail {
  kind: string;
  to: To;
  /** From any status when there is no list. */
  from?: readonly string[];
  status: string;
  subject(shop: string, number: number): string;
}

const unpaid = ["pending", "failed", "cancelled"] as const;

/** Which change of status sends which mail, first those by the new status alone (WooCommerce 10.5, includes/emails). */
const mails: readonly OrderMail[] = [
  {
    kind: "customer_completed_order",
    to: "customer",
    status: "completed",
    subject: (shop) => `Your order from ${shop} is on its way!`,
  },
  {
    kind: "customer_failed_order",
    to: "customer",
    status: "failed",
    subject: (shop) => `Your order at ${shop} was unsuccessful`,
  },
  ...(["processing", "completed", "on-hold"] as const).map(
    (status): OrderMail => ({
      kind: "new_order",
      to: "staff",
      from: unpaid,
      status,
      subject: (shop, number) => `[${shop}]: You've got a new order: #${number}`,
    }),
  ),
  {
    kind: "cancelled_order",
    to: "staff",
    from: ["processing", "on-hold"],
    status: "cancelled",
    subject: (shop, number) => `[${shop}]: Order #${number} has been cancelled`,
  },
  {
    kind: "customer_cancelled_order",
    to: "customer",
    from: ["processing", "on-hold"],
    status: "cancelled",
    subject: (shop, number) => `[${shop}]: Your order #${number} has been cancelled`,
  },
  {
    kind: "failed_order",
    to: "staff",
    from: ["pending", "on-hold"],
    status: "failed",
    subject: (shop, number) => `[${shop}]: Order #${number} has failed`,
  },
  {
    kind: "customer_on_hold_order",
    to: "customer",
    from: unpaid,
    status: "on-hold",
    subject: received,
  },
  {
    kind: "customer_processing_order",
    to: "customer",
    from: [...unpaid, "on-hold"],
    status: "processing",
    subject: received,
  },
];

function received(shop: string): string {
  return `Your ${shop} order has been received!`;
}

export function mailAboutStatus(store: Store, order: OrderRecord, from: string): void {
  for (const mail of mails) {
    if (mail.status !== order.status || (mail.from && !mail.from.includes(from))) continue;
    if (mail.kind === "new_order" && order.newOrderMailSent) continue;
    const sent = sendMail(store, {
      kind: mail.kind,
      to: mail.to === "staff" ? store.staffEmail : order.billing.email,
      subject: mail.subject(store.site.name, order.id),
      about: `orders/${order.id}`,
    });
    if (sent && mail.kind === "new_order") order.newOrderMailSent = true;
  }
}

export function mailAboutRefund(store: Store, order: OrderRecord, isWhole: boolean): void {
  const how = isWhole ? "refunded" : "partially refunded";
  sendMail(store, {
    kind: "customer_refunded_order",
    to: order.billing.email,
    subject: `Your ${store.site.name} order #${order.id} has been ${how}`,
    about: `orders/${order.id}`,
  });
}
