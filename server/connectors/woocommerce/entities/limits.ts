import type { TargetLimit } from "@/server/connectors/core/target";
import type { Entity } from "@/server/domain/entity";

/** What the REST API cannot take, for each entity. */
export const TARGET_LIMITS: Record<Entity, readonly TargetLimit[]> = {
  products: [],
  customers: [],
  orders: [],
};
