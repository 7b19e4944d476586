import { between, type Random } from "../../core/random";
import type { StoredProduct } from "../catalog/types";
import { type CustomerInput, orderAddress } from "../customers/build-customer";
import { buildOrder, createOrderIds } from "../orders/build-order";
import type { LineInput, OrderInput, PaymentInput } from "../orders/order-input";
import type { StoredOrder } from "../orders/types";
import { variantLine } from "./demo-order";
import { generatedPerson } from "./generate-customers";

const guestShare = 0.2;
const opened = Date.UTC(2024, 0, 1);
/** Minutes from one order to the next: 20,000 of them fill two years. */
const minutesApart = 53;
const tax = { name: "Tax", percent: 8, onCharges: false };
const payment: PaymentInput = {
  method: "Credit Card",
  provider: "stripe",
  transactions: [{ event: "purchase", method: "credit_card", gateway: "stripe" }],
};
/** Most orders are done with; a few are not, and a few came to nothing. */
const statuses = [10, 10, 10, 10, 2, 2, 2, 11, 9, 7, 5, 4, 14, 0] as const;

/** Orders of generated products, numbered from 1. Without products there is nothing to order. */
export function generatedOrders(
  count: number,
  products: readonly StoredProduct[],
  customers: readonly CustomerInput[],
  random: Random,
): StoredOrder[] {
  if (products.length === 0) return [];
  const take = createOrderIds();
  // Each variant is written down as a line once, and then only copied.
  const known = new Map<string, LineInput>();
  const lineOf = (): LineInput => {
    const product = Math.floor(random() * products.length);
    const variants = products[product]?.variants ?? [];
    const variant = Math.floor(random() * variants.length);
    const key = `${product}.${variant}`;
    let line = known.get(key);
    if (!line) {
      const [found, own] = [products[product], variants[variant]];
      if (!found || !own) throw new Error("A generated product has no variant.");
      line = variantLine(found, own);
      known.set(key, line);
    }
    return { ...line, quantity: between(random, 1, 3) };
  };
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const status = statuses[Math.floor(random() * statuses.length)] ?? 10;
    const guest = random() < guestShare || customers.length === 0;
    const customer = guest ? undefined : customers[Math.floor(random() * customers.length)];
    const person = customer ?? generatedPerson("guest", id, random);
    const created = new Date(opened + id * minutesApart * 60_000);
    const [address] = person.addresses ?? [];
    const sent = status === 10 || status === 2;
    const input: OrderInput = {
      id,
      created,
      status,
      billing: orderAddress(address ?? { street: "", city: "" }, person),
      lines: Array.from({ length: between(random, 1, 5) }, lineOf),
      tax,
      ...(customer ? { customerId: customer.id } : {}),
      ...(status === 0 ? {} : { payment }),
      ...(sent
        ? { shipments: [{ created: created.toISOString(), provider: "usps", tracking: `GEN${id}` }] }
        : {}),
      ...(random() < 0.1 ? { coupons: [{ code: "GEN10", type: "percentage" as const, amount: 10 }] } : {}),
      // Paid back in part; the whole is marked by hand, as shops do.
      ...(status === 14
        ? {
            refunds: [
              { created: created.toISOString(), provider: "stripe", lines: [[0, 1]] as [number, number][] },
            ],
          }
        : {}),
    };
    const cost = random() < 0.3 ? 0 : 7.5;
    input.shipTo = [{ address: input.billing, cost }];
    return buildOrder(input, take);
  });
}
