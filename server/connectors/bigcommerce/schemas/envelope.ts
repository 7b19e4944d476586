import { z } from "zod";
import type { JsonValue } from "@/server/domain/json";
import { list } from "./values";

export const jsonValue = z.custom<JsonValue>((value) => value !== undefined);

const count = z.coerce.number().int().nonnegative().optional().catch(undefined);

/** Links are left aside: they are query strings that drop filters, and examples show a next link on the last page. */
const pagination = z.object({
  total: count,
  count,
  per_page: count,
  current_page: count,
  total_pages: count,
});

/** Some lists go on from a cursor: https://developer.bigcommerce.com/docs/rest-management/customers */
const cursorPagination = z.object({
  per_page: count,
  end_cursor: z.string().optional().catch(undefined),
  links: z
    .object({ next: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** A V3 list. `meta` may be empty or missing. */
export const listSchema = z.object({
  data: z.array(jsonValue),
  meta: z
    .object({
      pagination: pagination.optional().catch(undefined),
      cursor_pagination: cursorPagination.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type List = z.infer<typeof listSchema>;

/** A V3 list that may be answered by 204 without a body. */
export const listOrNothingSchema = z.preprocess((value) => value ?? { data: [] }, listSchema);

/** A V2 list: bare, and 204 without a body when it is empty. */
export const bareListSchema = list(jsonValue);

/** Whether a list goes on after this page; undefined when its meta does not tell. */
export function hasMore(list: List): boolean | undefined {
  const { current_page: current, total_pages: pages } = list.meta?.pagination ?? {};
  return current === undefined || pages === undefined ? undefined : current < pages;
}
