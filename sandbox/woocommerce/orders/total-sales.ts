import { draftOf } from "../store/blank-product";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";

/**
 * Adds the order's pieces to what its products have sold, once, and takes them away when it is cancelled. The
 * counter has no sign: where fewer were counted than are taken away, the difference is added.
 */
export function countSales(store: Store, order: OrderRecord): void {
  const isGone = order.status === "cancelled" || order.status === "trash";
  if (order.salesRecorded !== isGone) return;
  for (const line of order.lines) {
    const product = line.productId === 0 ? undefined : store.product(line.productId);
    if (!product) continue;
    const pieces = Math.abs(line.quantity);
    const changed = draftOf(product);
    changed.totalSales = Math.abs(product.totalSales + (isGone ? -pieces : pieces));
    store.putProduct(changed);
  }
  order.salesRecorded = !isGone;
}
