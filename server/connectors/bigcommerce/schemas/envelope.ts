import { z } from "zod";
import type { JsonValue } from "@/server/domain/json";

const jsonValue = z.custom<JsonValue>((value) => value !== undefined);

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);

/** Links are left aside: they are query strings that drop filters, and examples show a next link on the last page. */
const pagination = z.object({
  total: count,
  count,
  per_page: count,
  current_page: count,
  total_pages: count,
});

/** A V3 list. `meta` may be empty or missing. */
export const listSchema = z.object({
  data: z.array(jsonValue),
  meta: z
    .object({ pagination: pagination.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
export type List = z.infer<typeof listSchema>;

/** Whether a list goes on after this page; undefined when its meta does not tell. */
export function hasMore(list: List): boolean | undefined {
  const { current_page: current, total_pages: pages } = list.meta?.pagination ?? {};
  return current === undefined || pages === undefined ? undefined : current < pages;
}
