import type { JsonObject } from "@/server/domain/json";
import { metaText } from "../found";

/** Names the source's line within its order, so that a later run finds the line again. */
export const LINE_KEY = "_primelink_line";

/**
 * The order's own key, kept where WooCommerce keeps what made an order: it can be written once, and orders can be
 * looked up by it, which custom fields cannot. At most 100 characters, without a comma.
 */
export function orderKey(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:${sourceId}`.replaceAll(",", ";").slice(0, 100);
}

export function orderStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:order:${sourceId}`;
}

export function refundStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:refund:${sourceId}`;
}

export function lineStampOf(line: JsonObject): string | null {
  return metaText(line, LINE_KEY);
}
