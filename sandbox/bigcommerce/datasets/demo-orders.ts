import type { StoredProduct } from "../catalog/types";
import { everydayOrders } from "../data/orders-everyday";
import { lineOrders } from "../data/orders-lines";
import { moneyOrders } from "../data/orders-money";
import { stateOrders } from "../data/orders-states";
import { buildOrder, createOrderIds } from "../orders/build-order";
import type { StoredOrder } from "../orders/types";
import { toOrderInputs } from "./demo-order";

const firstOrder = 100;

export function demoOrders(products: readonly StoredProduct[]): StoredOrder[] {
  const take = createOrderIds();
  return toOrderInputs(
    [...everydayOrders, ...stateOrders, ...lineOrders, ...moneyOrders],
    products,
    firstOrder,
  ).map((input) => buildOrder(input, take));
}
