import type { Entity } from "@/server/domain/entity";
import type { Retirement } from "@/server/domain/import-settings";

/**
 * What can be done with a record that is gone at the source. An order's status says what became of it and hides
 * nothing, so it can go to the trash alone. For accounts WordPress has neither a trash nor a way to hide them, and
 * deleted for good they would be missing from their orders.
 */
export const TARGET_RETIREMENTS: Record<Entity, readonly Retirement[]> = {
  products: ["draft", "private", "trash"],
  customers: [],
  orders: ["trash"],
};
