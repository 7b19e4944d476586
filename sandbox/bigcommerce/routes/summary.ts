import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { numberOf, textOf } from "../catalog/types";
import { one } from "../http/answers";
import type { Store } from "../store";

/** https://developer.bigcommerce.com/docs/rest-catalog/catalog-summary */
export function summaryRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/summary", (c) => {
    const variants = store.state.products.flatMap((product) => product.variants);
    const prices = variants.map((variant) => numberOf(variant, "calculated_price"));
    const dates = store.state.products.map((product) => textOf(product.fields, "date_created")).sort();
    const stock = (variant: (typeof variants)[number]) => numberOf(variant, "inventory_level");
    const primary = store.state.categories[0];
    const sum = prices.reduce((total, price) => total + price, 0);
    return one(c, {
      inventory_count: variants.reduce((total, variant) => total + stock(variant), 0),
      variant_count: variants.length,
      inventory_value: variants.reduce(
        (total, variant) => total + stock(variant) * numberOf(variant, "calculated_price"),
        0,
      ),
      highest_variant_price: prices.reduce((high, price) => Math.max(high, price), 0),
      average_variant_price: prices.length > 0 ? sum / prices.length : 0,
      lowest_variant_price: prices.reduce((low, price) => Math.min(low, price), prices[0] ?? 0),
      oldest_variant_date: dates[0] ?? null,
      newest_variant_date: dates.at(-1) ?? null,
      primary_category_id: primary?.id ?? 0,
      primary_category_name: primary?.name ?? "",
    });
  });
  return app;
}
