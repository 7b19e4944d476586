import type { JsonObject } from "@/server/domain/json";
import { metaText } from "../found";
import { objectsOf } from "./read-parts";

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

/** Lines that the source gives one id to are told apart by their place. */
export function withUniqueStamps(lines: JsonObject[]): JsonObject[] {
  const counts = new Map<string, number>();
  return lines.map((line) => {
    const stamp = lineStampOf(line) ?? "";
    const count = (counts.get(stamp) ?? 0) + 1;
    counts.set(stamp, count);
    if (count === 1) return line;
    const meta = objectsOf(line.meta_data).filter((entry) => entry.key !== LINE_KEY);
    return { ...line, meta_data: [...meta, { key: LINE_KEY, value: `${stamp} (${count})` }] };
  });
}
