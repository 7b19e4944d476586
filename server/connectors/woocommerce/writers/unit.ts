import type { WriteOutcome } from "@/server/connectors/core/target";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import type { WpError } from "../answers";
import type { WooClient } from "../client";
import { WRITTEN_KEY } from "../found";
import { STAMP_KEY } from "../payload/meta";
import { textOf } from "../payload/read";
import type { BatchItem } from "./batch";

/** One product or variation on its way into the store. */
export interface Unit extends BatchItem {
  /** Label of a variation; undefined for a product. */
  variation?: string;
}

/** What a look-up after a breakdown finds of a unit that was to be created. */
export interface FoundUnit {
  targetId: string;
  /** It carries its stamp, so it was written whole. */
  whole: boolean;
  row: JsonObject;
}

/** Where units go, and how those that were made are found again. */
export interface Destination {
  client: WooClient;
  /** Such as "products" or "products/12/variations". */
  path: string;
  /** The store's time before the first request. */
  sinceMs: number;
  find(units: Unit[]): Promise<Map<Unit, FoundUnit>>;
  /** Fields that are answered besides those that were sent. */
  fields?: readonly string[];
  /** What a refusal means that only this kind of object knows; null for every other one. */
  settle?(unit: Unit, error: WpError): Promise<WriteOutcome | null>;
}

export interface UnitOutcome {
  unit: Unit;
  outcome: WriteOutcome;
}

export function stampOf(body: JsonObject): string | null {
  const entries = Array.isArray(body.meta_data) ? body.meta_data : [];
  const entry = entries.findLast((meta) => isJsonObject(meta) && meta.key === STAMP_KEY);
  return isJsonObject(entry) ? textOf(entry.value) : null;
}

/** Tells when it was made, next to the stamp and before it: the stamp stays the last thing that is written. */
export function withWrittenAt(body: JsonObject, storeMs: number): JsonObject {
  if (stampOf(body) === null || !Array.isArray(body.meta_data)) return body;
  const written = { key: WRITTEN_KEY, value: new Date(storeMs).toISOString() };
  const at = body.meta_data.findLastIndex((meta) => isJsonObject(meta) && meta.key === STAMP_KEY);
  return { ...body, meta_data: body.meta_data.toSpliced(at, 0, written) };
}
