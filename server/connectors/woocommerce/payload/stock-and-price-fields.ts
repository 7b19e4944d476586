/**
 * Every field of a product's and of a variation's body that its prices and its stock are written in. Prices for groups
 * of customers are custom fields, which share one field with everything else that has none of its own.
 */
export const STOCK_AND_PRICE_FIELDS = [
  "regular_price",
  "sale_price",
  "manage_stock",
  "stock_status",
  "stock_quantity",
  "backorders",
  "low_stock_amount",
] as const;
