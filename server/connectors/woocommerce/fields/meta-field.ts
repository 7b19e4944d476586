import type { FieldDescriptor } from "@/server/domain/field";

export const META_PREFIX = "meta:";

/** Read by WooCommerce Product Add-Ons: https://woocommerce.com/document/product-add-ons/ */
export const PRODUCT_ADDONS = "_product_addons";

export function meta(
  name: string,
  shape: Pick<FieldDescriptor, "level" | "label" | "group" | "type"> &
    Partial<Pick<FieldDescriptor, "help" | "auto" | "autoTable">>,
): FieldDescriptor {
  return { key: META_PREFIX + name, ...shape };
}
