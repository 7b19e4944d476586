import type { MediaWanted } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import { oneLine } from "../text";

/** A picture that the store has. Its text goes along, so that a changed one arrives. */
export function pointedAt(wanted: MediaWanted, id: string): JsonObject {
  const alt = oneLine(wanted.image.alt);
  return { id: Number(id), ...(alt === "" ? {} : { alt }) };
}

/** A picture that the store is to fetch. */
export function fetched(wanted: MediaWanted): JsonObject {
  const alt = oneLine(wanted.image.alt);
  return { src: encoded(wanted.image.url), ...(alt === "" ? {} : { name: alt, alt }) };
}

/** Blanks and letters of other scripts in an address are refused by WordPress unless they are encoded. */
function encoded(address: string): string {
  try {
    return new URL(address.trim()).href;
  } catch {
    return address.trim();
  }
}
