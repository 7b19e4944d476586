import { choice, imageProperties, pageArgs, text, whole } from "../products/schema";
import type { Arg, Args } from "../rest/schema";

const ids: Arg = { type: "array", items: whole, lenient: "ids", default: [] };

export const termListArgs: Args = {
  ...pageArgs,
  exclude: ids,
  include: ids,
  offset: whole,
  order: choice(["asc", "desc"], "asc"),
  orderby: choice(["id", "include", "name", "slug", "term_group", "description", "count"], "name"),
  hide_empty: { type: "boolean", default: false },
  parent: whole,
  product: whole,
  slug: text,
};

const tree: Args = {
  parent: whole,
  description: { ...text, clean: "none" },
  display: choice(["default", "products", "subcategories", "both"]),
  image: { type: "object", properties: imageProperties },
  menu_order: whole,
};

const flat: Args = { description: { ...text, clean: "none" } };

const ordered: Args = { ...flat, menu_order: whole };

export type TermShape = "tree" | "flat" | "ordered";

const shapes: Record<TermShape, Args> = { tree, flat, ordered };

const named: Args = { name: { ...text, clean: "text" }, slug: { ...text, clean: "slug" } };

export function newTermArgs(shape: TermShape): Args {
  return { name: { ...text, required: true, clean: "none" }, slug: named.slug as Arg, ...shapes[shape] };
}

export function changedTermArgs(shape: TermShape): Args {
  return { ...named, ...shapes[shape] };
}
