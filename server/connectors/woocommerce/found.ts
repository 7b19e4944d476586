import type { FoundRecord } from "@/server/connectors/core/target";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import type { Row } from "./client";
import { STAMP_KEY } from "./payload/meta";
import { textOf } from "./payload/read";
import { decodeEntities } from "./text";

/**
 * When an object was made, in the store's own time. The creation date cannot tell: it is that of the source, and
 * WordPress takes it for the modification date too, so `modified_after` does not find what was just made.
 */
export const WRITTEN_KEY = "_primelink_written";

/** Fields that a look-up asks for; everything else would only make it slower. */
export const FOUND_FIELDS =
  "id,sku,name,status,type,parent_id,regular_price,date_created_gmt,date_modified_gmt,meta_data";
export const FOUND_META = `${STAMP_KEY},${WRITTEN_KEY}`;

export interface FoundRow {
  targetId: string;
  sku: string;
  name: string;
  status: string;
  type: string;
  parentTargetId: string | null;
  stamp: string | null;
  regularPrice: string;
  /** When it was made, as it tells itself. */
  writtenMs: number | null;
  modifiedMs: number;
  createdMs: number;
  menuOrder: number;
}

export function metaText(row: JsonObject, key: string): string | null {
  const entries = Array.isArray(row.meta_data) ? row.meta_data : [];
  // Of a key that is there twice the last counts.
  const entry = entries.findLast((meta) => isJsonObject(meta) && meta.key === key);
  const text = isJsonObject(entry) ? textOf(entry.value) : "";
  return text === "" ? null : text;
}

function gmt(text: string): number {
  const time = Date.parse(`${text}Z`);
  return Number.isNaN(time) ? 0 : time;
}

export function toFoundRow(row: Row): FoundRow {
  const written = Date.parse(metaText(row, WRITTEN_KEY) ?? "");
  const parent = textOf(row.parent_id);
  return {
    targetId: String(row.id),
    sku: textOf(row.sku),
    name: decodeEntities(textOf(row.name)),
    status: textOf(row.status),
    type: textOf(row.type),
    parentTargetId: parent === "" || parent === "0" ? null : parent,
    stamp: metaText(row, STAMP_KEY),
    regularPrice: textOf(row.regular_price),
    writtenMs: Number.isNaN(written) ? null : written,
    modifiedMs: gmt(textOf(row.date_modified_gmt)),
    createdMs: gmt(textOf(row.date_created_gmt)),
    menuOrder: Number(textOf(row.menu_order)),
  };
}

/** So long after the beginning of a write the store may still be making what was sent. */
const LONGEST_WRITE_MS = 15 * 60_000;

/**
 * "Duplicate" in the shop's list of products copies custom fields, too, and so the stamp. What we make carries the
 * source's date, as the first one of this stamp does, or else was made when it says that it was written.
 */
function mayBeCopy(row: FoundRow, first: FoundRow): boolean {
  const { writtenMs, createdMs } = row;
  if (writtenMs === null) return true;
  const sameDate = createdMs === first.createdMs;
  if (createdMs > writtenMs + LONGEST_WRITE_MS) return row === first || !sameDate;
  return !sameDate && first.createdMs < writtenMs - LONGEST_WRITE_MS;
}

const TAKEABLE = new Set(["simple", "variable"]);

/**
 * `prefix` is what the stamps of this source begin with; without one any importer's stamp counts. `first` is the oldest
 * of those that carry the same stamp.
 */
export function toFoundRecord(row: FoundRow, prefix: string | null, first = row): FoundRecord {
  const sourceId = /:(?:product|variant):(.+)$/.exec(row.stamp ?? "")?.[1] ?? null;
  const ours = prefix === null || (row.stamp?.startsWith(prefix) ?? false);
  return {
    targetId: row.targetId,
    sourceId: ours ? sourceId : null,
    key: row.sku === "" ? null : row.sku,
    name: row.name,
    status: row.status,
    takeable: TAKEABLE.has(row.type),
    parentTargetId: row.parentTargetId,
    ...(mayBeCopy(row, first) ? { mayBeCopy: true } : {}),
  };
}
