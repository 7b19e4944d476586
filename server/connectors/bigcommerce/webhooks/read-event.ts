import { createHash } from "node:crypto";
import type { Entity } from "@/server/domain/entity";
import type { WebhookEvent } from "../../core/source";
import { descriptor } from "../descriptor";
import { type EventData, eventSchema } from "../schemas/hook";
import { topicCovering } from "./topics";

type Kind = readonly [scope: RegExp, entity: Entity, find: (data: EventData) => string | null | undefined];

/** The events that tell of a record, and where they name it. Ids of addresses, variants and shipments are not it. */
const KINDS: readonly Kind[] = [
  [/^store\/product\/(created|updated|deleted)$/, "products", ({ id }) => id],
  [
    /^store\/product\/inventory\/(order\/)?updated$/,
    "products",
    ({ inventory, id }) => inventory?.product_id ?? id,
  ],
  [/^store\/sku\/(created|updated|deleted)$/, "products", ({ sku }) => sku?.product_id],
  [/^store\/sku\/inventory\/(order\/)?updated$/, "products", ({ inventory }) => inventory?.product_id],
  // Sent by the hook for products, under a name of its own.
  [
    /^store\/(product\/)?metafield\/(created|updated|deleted)$/,
    "products",
    ({ resource_type: type, resource_id: id }) => (type === "product" ? id : null),
  ],
  [
    /^store\/order\/(created|updated|archived|statusUpdated|message\/created|refund\/created)$/,
    "orders",
    ({ id }) => id,
  ],
  [/^store\/order\/transaction\/(created|updated)$/, "orders", ({ order_id: id }) => id],
  [/^store\/shipment\/(created|updated|deleted)$/, "orders", ({ orderId }) => orderId],
  [/^store\/customer\/(created|updated|deleted)$/, "customers", ({ id }) => id],
  [
    /^store\/customer\/address\/(created|updated|deleted)$/,
    "customers",
    ({ address }) => address?.customer_id,
  ],
];

function recordOf(scope: string, data: EventData): WebhookEvent["record"] {
  for (const [pattern, entity, find] of KINDS) {
    if (!pattern.test(scope)) continue;
    const sourceId = find(data);
    return sourceId ? { entity, sourceId } : null;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * BigCommerce's `hash` stays the same when an event is sent again, but examples show events of different scopes sharing
 * one: only both together name an event.
 */
export function readEvent(rawBody: string, storeKey: string): WebhookEvent | null {
  const event = eventSchema.safeParse(parsed(rawBody));
  if (!event.success) return null;
  const { scope, producer, data } = event.data;
  const store = /^stores\/([a-z0-9]+)$/i.exec(producer)?.[1]?.toLowerCase();
  if (store === undefined || `${descriptor.id}:${store}` !== storeKey) return null;
  const hash = event.data.hash ?? createHash("sha1").update(rawBody).digest("hex");
  return {
    topic: scope,
    hookTopic: topicCovering(scope),
    dedupeKey: `${scope}:${hash}`,
    record: recordOf(scope, data),
  };
}
