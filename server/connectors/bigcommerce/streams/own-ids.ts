import { z } from "zod";
import type { JsonValue } from "@/server/domain/json";
import { id } from "../schemas/values";

const rowSchema = z.object({ id });

/** What can be an id of BigCommerce, each once. */
export function ownIds(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((one) => /^\d+$/.test(one)))];
}

/** The ids of a list's entries, each once; entries without one cannot be listed. */
export function idsIn(data: readonly JsonValue[]): string[] {
  const found = data.flatMap((raw) => {
    const row = rowSchema.safeParse(raw);
    return row.success ? [row.data.id] : [];
  });
  return [...new Set(found)];
}

export function highestId(ids: readonly string[]): string | null {
  return ids.reduce<string | null>(
    (most, one) => (most === null || BigInt(one) > BigInt(most) ? one : most),
    null,
  );
}
