import type { QuantityPrice } from "@/server/domain/product";
import type { RawBulkPrice } from "../schemas/product-parts";

const KINDS: Record<string, QuantityPrice["kind"]> = { price: "off", percent: "percent", fixed: "each" };

/** Stands in price lists for no upper limit; rules of products write 0. */
const NO_LIMIT = 2_147_483_647;

/** Lowest quantity first. A rule of an unknown kind, or without an amount, says nothing. */
export function quantityPricesOf(rules: readonly RawBulkPrice[]): QuantityPrice[] {
  return rules
    .flatMap((rule): QuantityPrice[] => {
      const kind = KINDS[rule.type.trim().toLowerCase()];
      if (kind === undefined || rule.amount === null) return [];
      const to = rule.quantity_max ?? 0;
      return [
        {
          from: Math.max(1, rule.quantity_min ?? 1),
          to: to <= 0 || to >= NO_LIMIT ? null : to,
          kind,
          amount: rule.amount,
        },
      ];
    })
    .sort((a, b) => a.from - b.from);
}
