import { type Item, withoutHints } from "../rest/answer";
import { RestError } from "../rest/errors";
import type { RestRequest } from "../rest/request";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, phpInt } from "../text/php";
import { orderItem } from "./respond";
import { countSales } from "./total-sales";

/** A missing order is 404 to GET and DELETE but 400 to PUT. */
export function orderNamed(store: Store, request: RestRequest, status: 400 | 404): OrderRecord {
  const order = store.sales.orders.get(phpInt(request.params.id));
  if (!order) throw new RestError("woocommerce_rest_shop_order_invalid_id", "Invalid ID.", status);
  return order;
}

/** Moves an order to the trash, or with `force` deletes it for good; its pieces do not come back to the stock. */
export function removeOrder(store: Store, request: RestRequest): Item {
  const order = orderNamed(store, request, 404);
  const item = orderItem(store, order, request.params);
  if (isEmpty(request.params.force)) {
    trash(store, order);
    return item;
  }
  for (const note of store.sales.notes.with("order", order.id)) store.sales.notes.delete(note.id);
  for (const refund of store.sales.refunds.with("order", order.id)) store.sales.refunds.delete(refund.id);
  store.sales.orders.delete(order.id);
  return withoutHints(item);
}

function trash(store: Store, order: OrderRecord): void {
  if (order.status === "trash") {
    throw new RestError("woocommerce_rest_already_trashed", "The shop_order has already been deleted.", 410);
  }
  const trashed = structuredClone(order);
  trashed.statusBefore = order.status;
  trashed.status = "trash";
  const now = store.site.now();
  trashed.meta.push(
    { id: store.takeMetaId(), key: "_wp_trash_meta_status", value: `wc-${order.status}` },
    { id: store.takeMetaId(), key: "_wp_trash_meta_time", value: String(now) },
  );
  trashed.modifiedAt = now;
  countSales(store, trashed);
  store.sales.orders.put(trashed);
}
