import { z } from "zod";

/** A filter with several values, any of which may hold; empty means all. */
export function anyOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.array(z.enum(values)).default([]);
}

/** What a list's procedure takes: the shape that `components/data-table` sends. */
export function tableInput<
  const Sort extends readonly [string, ...string[]],
  Filters extends z.ZodRawShape,
>(options: { sortable: Sort; filters: Filters }) {
  return z.object({
    page: z.number().int().min(1).max(100_000).default(1),
    pageSize: z.number().int().min(1).max(100).default(25),
    sort: z.enum(options.sortable),
    direction: z.enum(["asc", "desc"]),
    search: z.string().trim().max(200).default(""),
    filters: z.object(options.filters),
  });
}
