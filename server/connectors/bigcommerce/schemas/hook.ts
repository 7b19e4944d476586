import { z } from "zod";
import { flag, id, optionalId, text } from "./values";

/** A hook as the store holds it: https://developer.bigcommerce.com/docs/webhooks/webhooks */
export const hookSchema = z.object({ id, scope: text, destination: text, is_active: flag });
export type RawHook = z.infer<typeof hookSchema>;

export const oneHookSchema = z.object({ data: hookSchema });

const reference = z
  .object({ product_id: optionalId.catch(null), customer_id: optionalId.catch(null) })
  .nullish()
  .catch(null);

/**
 * What names a record in the `data` of an event; which of it is there depends on the event.
 * https://developer.bigcommerce.com/docs/integrations/webhooks/events
 */
const eventDataSchema = z.object({
  id: optionalId.catch(null),
  /** Of shipments. */
  orderId: optionalId.catch(null),
  /** Of transactions. */
  order_id: optionalId.catch(null),
  sku: reference,
  inventory: reference,
  address: reference,
  /** Of metafields. */
  resource_id: optionalId.catch(null),
  resource_type: text.catch(""),
});
export type EventData = z.infer<typeof eventDataSchema>;

export const eventSchema = z.object({
  scope: z.string().min(1).max(200),
  producer: z.string(),
  hash: z.string().min(1).max(200).nullish().catch(null),
  data: z.preprocess((value) => (typeof value === "object" && value !== null ? value : {}), eventDataSchema),
});
