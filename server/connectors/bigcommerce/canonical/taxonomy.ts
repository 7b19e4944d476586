import type { Brand, Category } from "@/server/domain/taxonomy";
import type { RawBrand, RawCategory } from "../schemas/taxonomy";
import { lastPart, pathOf, webAddress } from "./values";

function toCategory(raw: RawCategory): Category {
  const path = raw.url?.path || raw.url?.url || raw.custom_url?.url || raw.custom_url?.path || "";
  return {
    sourceId: raw.id,
    parentSourceId: raw.parent_id,
    name: raw.name.trim(),
    description: raw.description,
    slug: lastPart(path),
    urlPath: pathOf(path),
    visible: raw.is_visible ?? true,
    sortOrder: raw.sort_order ?? 0,
    imageUrl: webAddress(raw.image_url),
  };
}

/**
 * Parents before their children, siblings in the store's order. A category whose parent is not listed, or which is
 * its own ancestor, stands at the root: it is kept rather than lost.
 */
export function toCategories(raw: readonly RawCategory[]): Category[] {
  const all = new Map(raw.map((one) => [one.id, toCategory(one)]));
  const children = new Map<string | null, Category[]>();
  for (const category of all.values()) {
    const { parentSourceId } = category;
    if (parentSourceId !== null && !all.has(parentSourceId)) category.parentSourceId = null;
    const siblings = children.get(category.parentSourceId) ?? [];
    siblings.push(category);
    children.set(category.parentSourceId, siblings);
  }
  const ordered: Category[] = [];
  const placed = new Set<string>();

  function place(category: Category): void {
    if (placed.has(category.sourceId)) return;
    placed.add(category.sourceId);
    ordered.push(category);
    for (const child of inOrder(children.get(category.sourceId) ?? [])) place(child);
  }

  for (const root of inOrder(children.get(null) ?? [])) place(root);
  for (const category of all.values()) {
    if (placed.has(category.sourceId)) continue;
    // Only members of a cycle are left: cut it at the first of them.
    category.parentSourceId = null;
    place(category);
  }
  return ordered;
}

function inOrder(categories: readonly Category[]): Category[] {
  return [...categories].sort((a, b) => a.sortOrder - b.sortOrder || Number(a.sourceId) - Number(b.sourceId));
}

export function toBrands(raw: readonly RawBrand[]): Brand[] {
  return raw.map((one) => ({
    sourceId: one.id,
    name: one.name.trim(),
    slug: lastPart(one.custom_url?.url || one.custom_url?.path || ""),
    urlPath: pathOf(one.custom_url?.url || one.custom_url?.path || ""),
    // A brand has no text of its own; its meta description is for search engines.
    description: "",
    imageUrl: webAddress(one.image_url),
  }));
}
