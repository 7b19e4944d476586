import type { Json } from "./json";

export interface ExpectedStock {
  managed: boolean;
  quantity: string;
  status: string;
}

/** Whether a shopper can have it, from BigCommerce's three settings: availability, tracking and level. */
export function expectedStock(product: Json, holder: Json, level: "product" | "variant"): ExpectedStock {
  const managed = product.inventory_tracking === level && product.availability !== "disabled";
  const quantity = Number(holder.inventory_level ?? 0);
  if (product.availability === "disabled" || holder.purchasing_disabled === true) {
    return {
      managed,
      quantity: managed ? String(quantity) : "",
      status: managed && quantity > 0 ? "instock" : "outofstock",
    };
  }
  if (managed) {
    const empty = product.availability === "preorder" ? "onbackorder" : "outofstock";
    return { managed, quantity: String(quantity), status: quantity > 0 ? "instock" : empty };
  }
  if (product.availability === "preorder") return { managed, quantity: "", status: "onbackorder" };
  const tracked = product.inventory_tracking === "product" && level === "variant";
  const status = tracked && Number(product.inventory_level ?? 0) <= 0 ? "outofstock" : "instock";
  return { managed, quantity: "", status };
}
