export const PRODUCT_STATUSES = ["publish", "draft", "private", "pending"];
export const STOCK_STATUSES = ["instock", "outofstock", "onbackorder"];
export const BACKORDERS = ["no", "notify", "yes"];

export const STOCK_TABLE: Record<string, string> = {
  in_stock: "instock",
  out_of_stock: "outofstock",
  on_backorder: "onbackorder",
};
export const YES_NOTIFY: Record<string, string> = { true: "notify", false: "no" };
