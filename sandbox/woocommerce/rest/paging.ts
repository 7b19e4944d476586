import type { Params } from "../text/php";
import { type Answer, type Item, withLinks } from "./answer";
import { buildPhpQuery } from "./query";

export interface Page<T> {
  rows: T[];
  total: number;
  page: number;
  perPage: number;
}

/** Cuts one page out of a list. An offset wins over the page number, as in WordPress. */
export function cutPage<T>(all: readonly T[], params: Params): Page<T> {
  const perPage = Number(params.per_page ?? 10);
  const offset = Number(params.offset ?? 0) || (Number(params.page ?? 1) - 1) * perPage;
  return {
    rows: all.slice(offset, offset + perPage),
    total: all.length,
    page: Number(params.page ?? 1),
    perPage,
  };
}

/** The answer to a list request: totals and the Link header with the query as WordPress writes it back. */
export function listAnswer(
  items: readonly Item[],
  page: Page<unknown>,
  address: string,
  query: Params,
): Answer {
  const pages = Math.ceil(page.total / page.perPage);
  const links: string[] = [];
  const linkTo = (number: number, rel: string) => {
    links.push(`<${address}?${buildPhpQuery({ ...query, page: number })}>; rel="${rel}"`);
  };
  if (page.page > 1) linkTo(Math.min(page.page - 1, pages), "prev");
  if (pages > page.page) linkTo(page.page + 1, "next");
  return {
    status: 200,
    data: items.map(withLinks),
    headers: {
      "X-WP-Total": String(page.total),
      "X-WP-TotalPages": String(pages),
      ...(links.length > 0 ? { Link: links.join(", ") } : {}),
    },
    // Reading a page of 100 was seen to take a small part of what writing 100 takes.
    cost: Math.max(1, items.length * 0.08),
  };
}
