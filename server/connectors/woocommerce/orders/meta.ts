import type { PayloadContext } from "@/server/connectors/core/target";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { STAMP_KEY } from "../payload/meta";
import { isMapped, textOf } from "../payload/read";
import { mappedMeta } from "../payload/record-meta";
import { objectsOf } from "./read-parts";
import { orderStamp } from "./stamps";

/** Without it WooCommerce computes taxes for every line anew. */
export const EXEMPT_KEY = "is_vat_exempt";
/** Read by WooCommerce Shipment Tracking: https://woocommerce.com/document/shipment-tracking/ */
export const TRACKING_KEY = "_wc_shipment_tracking_items";
export const SHIPMENTS_KEY = "_primelink_shipments";
export const DATE_KEY = "_primelink_date_created";

const RESERVED = [STAMP_KEY, EXEMPT_KEY, TRACKING_KEY, SHIPMENTS_KEY, DATE_KEY];

function trackingItems(value: JsonValue | undefined): JsonValue {
  const items = objectsOf(value)
    .filter((shipment) => textOf(shipment.trackingNumber) !== "")
    .map((shipment): JsonObject => {
      const time = Date.parse(textOf(shipment.createdAt));
      return {
        tracking_provider: "",
        custom_tracking_provider: textOf(shipment.carrier) || textOf(shipment.method),
        custom_tracking_link: textOf(shipment.trackingUrl),
        tracking_number: textOf(shipment.trackingNumber),
        date_shipped: Number.isNaN(time) ? "" : String(Math.floor(time / 1000)),
        tracking_id: `primelink-${textOf(shipment.sourceId)}`,
      };
    });
  return items.length === 0 ? null : items;
}

/** The order's custom fields, the stamp as the last. */
export function orderMeta(sourceId: string, fields: MappedFields, context: PayloadContext): JsonObject[] {
  const entries = mappedMeta(fields, RESERVED);
  if (isMapped(fields, "shipments")) {
    const shipments = objectsOf(fields.shipments);
    entries.push({ key: TRACKING_KEY, value: trackingItems(fields.shipments) });
    entries.push({ key: SHIPMENTS_KEY, value: shipments.length > 0 ? JSON.stringify(shipments) : null });
  }
  if (isMapped(fields, "date_created")) {
    entries.push({ key: DATE_KEY, value: textOf(fields.date_created) || null });
  }
  // A shop that computes no taxes says nothing of its prices.
  if (context.target.pricesIncludeTax !== null) entries.push({ key: EXEMPT_KEY, value: "yes" });
  entries.push({ key: STAMP_KEY, value: orderStamp(context.sourceKey, sourceId) });
  return entries;
}
