import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { metaText } from "../found";
import { textOf } from "../payload/read";
import type { MetaEntry } from "../payload/record-meta";

/** Without an underscore at its beginning: of a customer WooCommerce drops such custom fields without a word. */
export const CUSTOMER_STAMP_KEY = "primelink_source";
/** Stamps of further customers of the source that share the account, as a JSON list. */
export const MORE_STAMPS_KEY = "primelink_source_more";
export const MODIFIED_KEY = "primelink_modified";

export function customerStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:customer:${sourceId}`;
}

export function sourceIdOf(stamp: string): string | null {
  return /:customer:(.+)$/.exec(stamp)?.[1] ?? null;
}

function furtherStamps(row: JsonObject): string[] {
  try {
    const list: JsonValue = JSON.parse(metaText(row, MORE_STAMPS_KEY) ?? "[]");
    return Array.isArray(list) ? list.map(textOf).filter((stamp) => stamp !== "") : [];
  } catch {
    // Somebody has edited the field by hand; the account's own stamp is what counts.
    return [];
  }
}

/** All customers of a source that an account stands for, the one that was there first in front. */
export function stampsOf(row: JsonObject): string[] {
  const own = metaText(row, CUSTOMER_STAMP_KEY);
  return [...new Set([...(own === null ? [] : [own]), ...furtherStamps(row)])];
}

export function isShared(held: JsonObject): boolean {
  return stampsOf(held).length > 1;
}

function modifiedMs(row: JsonObject): number {
  const time = Date.parse(metaText(row, MODIFIED_KEY) ?? "");
  return Number.isNaN(time) ? 0 : time;
}

/**
 * Whether the account holds the data of another, newer customer with the same e-mail address. Two customers that share
 * an account would otherwise overwrite each other with every run.
 */
export function heldByNewer(sent: JsonObject, held: JsonObject): boolean {
  const stamp = metaText(sent, CUSTOMER_STAMP_KEY);
  const stamps = stampsOf(held);
  if (stamp === null || stamps.every((one) => one === stamp)) return false;
  return modifiedMs(held) > modifiedMs(sent);
}

/** The custom fields of an update with the account's first stamp kept and the sender's own added to the others. */
export function withStampsOf(meta: JsonValue | undefined, held: JsonObject): JsonObject[] {
  const entries = Array.isArray(meta) ? meta.filter(isJsonObject) : [];
  const stamp = metaText({ meta_data: entries }, CUSTOMER_STAMP_KEY);
  const [first, ...others] = stampsOf(held);
  if (stamp === null || first === undefined || first === stamp) return entries;
  const more: MetaEntry = {
    key: MORE_STAMPS_KEY,
    value: JSON.stringify([...new Set([...others, stamp])]),
  };
  return [
    ...entries.filter((entry) => entry.key !== CUSTOMER_STAMP_KEY),
    more,
    { key: CUSTOMER_STAMP_KEY, value: first },
  ];
}
