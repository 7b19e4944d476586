import type { TargetLimit } from "@/server/connectors/core/target";
import type { Entity } from "@/server/domain/entity";
import { CUSTOMER_LIMITS } from "../customers/limits";
import { ORDER_LIMITS } from "../orders/limits";

/** What the REST API cannot take, for each entity. */
export const TARGET_LIMITS: Record<Entity, readonly TargetLimit[]> = {
  products: [],
  customers: CUSTOMER_LIMITS,
  orders: ORDER_LIMITS,
};
