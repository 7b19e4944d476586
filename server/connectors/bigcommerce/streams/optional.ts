import type { z } from "zod";
import type { JsonValue } from "@/server/domain/json";
import { FatalError } from "../../core/errors";
import type { Query } from "../../core/http-types";
import type { BigCommerceClient } from "../client";
import { hasMore, listSchema } from "../schemas/envelope";

const PAGE = 250;

/** What the token may not read, or the store does not have, is null: it is nothing that a run should stop for. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FatalError) return null;
    throw error;
  }
}

/** Every page of a V3 list, understood entry by entry; [] where the store knows no such address. */
export async function readWholeList<T>(
  client: Pick<BigCommerceClient, "readIfThere">,
  path: string,
  query: Query,
  schema: z.ZodType<T>,
  onPage?: (rows: T[]) => "enough" | undefined,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const list = await client.readIfThere(path, { ...query, limit: PAGE, page }, listSchema);
    if (list === null) return all;
    const rows = list.data.flatMap((raw: JsonValue) => {
      const parsed = schema.safeParse(raw);
      return parsed.success ? [parsed.data] : [];
    });
    all.push(...rows);
    if (onPage?.(rows) === "enough") return all;
    if (list.data.length === 0 || !(hasMore(list) ?? list.data.length >= PAGE)) return all;
  }
}
