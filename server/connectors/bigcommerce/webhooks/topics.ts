import type { Entity } from "@/server/domain/entity";

/**
 * Wildcards, one for each kind of record: fewer hooks to keep healthy, none of them silent for the 90 days after which
 * BigCommerce switches a hook off, and far from its limit of ten a scope. What else they bring is put aside on arrival.
 * Variants are "sku" there. Stock that an order takes comes under product and sku, addresses under customer, refunds,
 * payments and messages under order; shipments, which an order holds too, stand apart.
 * https://developer.bigcommerce.com/docs/integrations/webhooks/events
 */
const TOPICS: Record<Entity, readonly string[]> = {
  products: ["store/product/*", "store/sku/*"],
  customers: ["store/customer/*"],
  orders: ["store/order/*", "store/shipment/*"],
};

export function topicsOf(entities: readonly Entity[]): string[] {
  return [...new Set(entities)].flatMap((entity) => TOPICS[entity]);
}

/** The topic of the hook that brings such an event; null when none of ours does. */
export function topicCovering(scope: string): string | null {
  const all = Object.values(TOPICS).flat();
  return all.find((topic) => scope.startsWith(topic.slice(0, -1))) ?? null;
}
