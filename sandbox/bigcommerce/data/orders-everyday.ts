import type { DemoOrder } from "../datasets/demo-order";
import { everydayCustomers } from "./customers-everyday";
import { card, salesTax } from "./payments";

const baskets: [sku: string, quantity: number][][] = [
  [["NH-RIDGE3", 1]],
  [
    ["BM-KETTLE", 1],
    ["BM-EMUG-NAVY", 2],
  ],
  [["FJ-SOCK2-4043", 3]],
  [
    ["NH-WREN22-SAG", 1],
    ["NH-RAINCOV", 1],
    ["PG-MAPCASE", 1],
  ],
  [["BM-STONE-MOSS", 4]],
  [["HV-PARE", 1]],
  [
    ["PG-TOWEL3", 2],
    ["PG-CANDLE3", 1],
  ],
  [["NH-POLES", 1]],
  [
    ["TL-STOOL3", 2],
    ["BM-GLOD-1.5", 1],
  ],
];

const count = 36;
const firstDay = Date.UTC(2024, 0, 20, 15, 30);
const day = 24 * 60 * 60 * 1000;

/** Orders with nothing odd about them, a month apart at first and closer later on. */
export const everydayOrders: DemoOrder[] = Array.from({ length: count }, (_, index): DemoOrder => {
  const created = firstDay + Math.round((1 - (1 - index / count) ** 1.3) * 1000) * day + index * 3_700_000;
  const sent = new Date(created + 2 * day).toISOString();
  const customer = everydayCustomers[(index * 5) % everydayCustomers.length];
  const lines = (baskets[index % baskets.length] ?? []).map(([item, quantity]) => ({ item, quantity }));
  const open = index >= count - 4;
  return {
    at: new Date(created).toISOString(),
    by: customer?.email ?? "",
    lines,
    ship: index % 4 === 0 ? 0 : 8.5,
    method: index % 4 === 0 ? "Free Shipping" : "Flat Rate",
    payment: card,
    ...(index % 5 === 0 ? {} : { tax: salesTax }),
    ...(open
      ? {}
      : {
          status: index % 2 === 0 ? 10 : 2,
          modified: sent,
          shipped: sent,
          shipments: [
            { created: sent, provider: "usps", carrier: "usps", tracking: `9400 1000 ${index + 1000}` },
          ],
        }),
  };
});
