import type { StoredProduct } from "../catalog/types";
import { everydayOrders } from "../data/orders-everyday";
import { buildOrder, createOrderIds } from "../orders/build-order";
import type { StoredOrder } from "../orders/types";
import { toOrderInputs } from "./demo-order";

const firstOrder = 100;

export function demoOrders(products: readonly StoredProduct[]): StoredOrder[] {
  const take = createOrderIds();
  return toOrderInputs([...everydayOrders], products, firstOrder).map((input) => buildOrder(input, take));
}
