import { CUSTOMER_FIELDS } from "./customer-fields";
import type { Entity } from "./entity";
import type { FieldDescriptor, FieldLevel } from "./field";
import { ORDER_FIELDS } from "./order-fields";
import { PRODUCT_FIELDS, VARIANT_FIELDS } from "./product-fields";

/** Every field of the canonical records that a mapping can read. */
export const SOURCE_FIELDS: Record<Entity, Record<FieldLevel, readonly FieldDescriptor[]>> = {
  products: { item: PRODUCT_FIELDS, child: VARIANT_FIELDS },
  customers: { item: CUSTOMER_FIELDS, child: [] },
  orders: { item: ORDER_FIELDS, child: [] },
};
