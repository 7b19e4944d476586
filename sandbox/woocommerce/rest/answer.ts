import type { Params } from "../text/php";

export interface Link {
  href: string;
  embeddable?: boolean;
  targetHints?: { allow: readonly string[] };
}

export type Links = Record<string, Link[]>;

/** An object with the links WordPress adds to it. */
export interface Item {
  body: Params;
  links: Links;
}

export interface Answer {
  status: number;
  data: unknown;
  /** Links of a single object; WordPress adds them after `_fields` was applied. */
  links?: Links;
  headers?: Record<string, string>;
  /** The Allow header, where it is not what the caller may do on this route. */
  allow?: readonly string[];
  /** How many objects this answer stands for, for the store's pace. */
  cost: number;
}

export function single(
  item: Item,
  status: number,
  cost: number,
  headers: Record<string, string> = {},
): Answer {
  return { status, data: item.body, links: item.links, headers, cost };
}

export function withLinks(item: Item): Params {
  return { ...item.body, _links: item.links };
}

/** Nobody has rights on what has been deleted, so the links offer no methods. */
export function withoutHints({ body, links }: Item): Item {
  const plain = Object.entries(links).map(([name, list]) => [name, list.map(({ href }) => ({ href }))]);
  return { body, links: Object.fromEntries(plain) };
}

export const wholeAllow = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
