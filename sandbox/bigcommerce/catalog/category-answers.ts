import { createHash } from "node:crypto";
import { type Fields, idOf, isFields, numberOf, textOf } from "./types";

/** The deprecated endpoint's shape: `id` and `custom_url`, nothing of trees. */
export function asOldCategory(category: Fields): Fields {
  const { tree_id: _tree, category_uuid: _uuid, ...rest } = category;
  return rest;
}

/** The category-tree endpoint names the same things otherwise. */
export function asTreeCategory(category: Fields): Fields {
  const { id, custom_url, tree_id, category_uuid, ...rest } = category;
  const url = isFields(custom_url) ? custom_url : {};
  return {
    category_id: id ?? 0,
    category_uuid: category_uuid ?? uuidFor(idOf(category)),
    tree_id: tree_id ?? 1,
    ...rest,
    url: { path: textOf(url, "url"), is_customized: url.is_customized === true },
  };
}

export function treeOf(category: Fields): number {
  return numberOf(category, "tree_id") || 1;
}

/** Children within their parents, as both nested endpoints give them. */
export function nested(categories: readonly Fields[], withDepth: boolean): Fields[] {
  const children = new Map<number, Fields[]>();
  for (const category of bySortOrder(categories)) {
    const parent = numberOf(category, "parent_id");
    children.set(parent, [...(children.get(parent) ?? []), category]);
  }
  const below = (parent: number, path: number[]): Fields[] =>
    (children.get(parent) ?? []).map((category) => {
      const id = idOf(category);
      const url = isFields(category.custom_url) ? textOf(category.custom_url, "url") : "";
      return {
        id,
        parent_id: parent,
        name: category.name ?? "",
        is_visible: category.is_visible ?? true,
        ...(withDepth ? { depth: path.length, path } : {}),
        children: below(id, [...path, id]),
        url,
      };
    });
  return below(0, []);
}

function bySortOrder(categories: readonly Fields[]): Fields[] {
  return [...categories].sort(
    (one, two) => numberOf(one, "sort_order") - numberOf(two, "sort_order") || idOf(one) - idOf(two),
  );
}

function uuidFor(id: number): string {
  const hash = createHash("sha256").update(`category ${id}`).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
