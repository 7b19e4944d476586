import type { ProductRecord, StockStatus } from "../store/records";
import type { Store } from "../store/store";
import { isSet, type Params, phpInt, phpString, storeBool } from "../text/php";
import { externalProduct } from "./refusals";
import { stockStatuses } from "./schema";

export function stockStatus(value: unknown): StockStatus {
  return stockStatuses.find((status) => status === value) ?? "instock";
}

/** Stock as the product endpoint sets it: without `manage_stock` a quantity is dropped without a word. */
export function applyStock(store: Store, product: ProductRecord, params: Params): void {
  const status = isSet(params.stock_status) ? stockStatus(params.stock_status) : product.stockStatus;
  if (store.setting("woocommerce_manage_stock") !== "yes") {
    if (product.type !== "variable") product.stockStatus = status;
    return;
  }
  if (isSet(params.manage_stock)) setManaged(product, params.manage_stock);
  if (isSet(params.backorders)) setBackorders(product, params.backorders);
  if (product.type === "grouped" || product.type === "external" || !product.manageStock) {
    product.manageStock = false;
    product.backorders = "no";
    product.stockQuantity = null;
    product.lowStockAmount = null;
    product.stockStatus = product.type === "external" ? "instock" : status;
    return;
  }
  if (product.type !== "variable") product.stockStatus = status;
  applyQuantity(product, params);
}

function setManaged(product: ProductRecord, value: unknown): void {
  const managed = storeBool(value);
  if (product.type === "external" && managed) {
    throw externalProduct("manage_stock", "External products cannot be stock managed.");
  }
  product.manageStock = managed;
}

function setBackorders(product: ProductRecord, value: unknown): void {
  const allowed = phpString(value);
  if (product.type === "external" && allowed !== "no") {
    throw externalProduct("backorders", "External products cannot be backordered.");
  }
  product.backorders = allowed;
}

export function applyQuantity(product: ProductRecord, params: Params): void {
  if (isSet(params.stock_quantity)) {
    product.stockQuantity = params.stock_quantity === "" ? null : phpInt(params.stock_quantity);
  } else if (isSet(params.inventory_delta)) {
    product.stockQuantity = (product.stockQuantity ?? 0) + phpInt(params.inventory_delta);
  }
  if ("low_stock_amount" in params) {
    product.lowStockAmount = params.low_stock_amount === null ? null : phpInt(params.low_stock_amount);
  }
}

/** At each save: what is managed follows its quantity, what is not has no quantity. */
export function settleStock(store: Store, product: ProductRecord): void {
  if (!product.manageStock) {
    product.stockQuantity = null;
    product.backorders = "no";
    product.lowStockAmount = null;
    return;
  }
  const least = Math.abs(phpInt(store.setting("woocommerce_notify_no_stock_amount")));
  if ((product.stockQuantity ?? 0) > least) product.stockStatus = "instock";
  else product.stockStatus = product.backorders === "no" ? "outofstock" : "onbackorder";
}

/** A variable product without stock of its own shows what its variations have. */
export function shownStockStatus(store: Store, product: ProductRecord): StockStatus {
  if (product.type === "variation") return ownOrParents(store, product).stockStatus;
  if (product.type !== "variable" || product.manageStock) return product.stockStatus;
  const found = new Set(
    store
      .variationsOf(product.id)
      .filter((variation) => variation.status === "publish" || variation.status === "private")
      .map((variation) => variation.stockStatus),
  );
  return found.has("instock") ? "instock" : found.has("onbackorder") ? "onbackorder" : "outofstock";
}

/** Whose stock counts: a variation without its own takes its product's, if that one is managed. */
export function ownOrParents(store: Store, product: ProductRecord): ProductRecord {
  if (product.type !== "variation" || product.manageStock) return product;
  const parent = store.product(product.parentId);
  return parent?.manageStock ? parent : product;
}
