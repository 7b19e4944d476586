import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor } from "@/server/domain/field";
import { CHILD_FIELDS } from "./child-fields";
import { CUSTOMER_FIELDS } from "./customer-fields";
import { ITEM_FIELDS } from "./item-fields";
import { META_FIELDS } from "./meta-fields";
import { ORDER_FIELDS } from "./order-fields";

/** Every field that a mapping can fill. */
export const TARGET_FIELDS: Record<Entity, readonly FieldDescriptor[]> = {
  products: [...ITEM_FIELDS, ...CHILD_FIELDS, ...META_FIELDS],
  customers: CUSTOMER_FIELDS,
  orders: ORDER_FIELDS,
};
