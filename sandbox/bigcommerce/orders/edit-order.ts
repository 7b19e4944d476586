import { type Fields, isFields, numberOf } from "../catalog/types";
import { rfcDate } from "../http/dates";
import { customStatusName, statusName } from "./statuses";
import type { StoredOrder } from "./types";

/** What a change may set as it stands. Lines and addresses of a finished order are not changed here. */
const plain = new Set([
  ...[
    "staff_notes",
    "customer_message",
    "customer_id",
    "external_id",
    "external_order_id",
    "external_source",
  ],
  ...["external_merchant_id", "channel_id", "payment_method", "customer_locale", "ip_address", "is_deleted"],
]);

/** Gives the name of what cannot be set to the value given. https://developer.bigcommerce.com/docs/rest-management/orders#update-an-order */
export function editOrder(order: StoredOrder, body: Fields, now: Date): string | undefined {
  const { fields } = order;
  const changes: Fields = {};
  if (body.status_id !== undefined) {
    const status = numberOf(body, "status_id");
    const name = Number.isInteger(status) ? statusName(status) : undefined;
    if (name === undefined) return "status_id";
    changes.status_id = status;
    changes.status = name;
    changes.custom_status = customStatusName(status);
    if (status === 2 && !fields.date_shipped) changes.date_shipped = rfcDate(now);
  }
  if (body.billing_address !== undefined) {
    if (!isFields(body.billing_address)) return "billing_address";
    const known = isFields(fields.billing_address) ? fields.billing_address : {};
    changes.billing_address = { ...known, ...body.billing_address };
  }
  for (const [key, value] of Object.entries(body)) if (plain.has(key)) changes[key] = value;
  Object.assign(fields, changes, { date_modified: rfcDate(now) });
  return undefined;
}
