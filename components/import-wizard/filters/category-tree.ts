import type { RouterOutputs } from "@/components/api/trpc";

export type Category = RouterOutputs["import"]["categories"][number];

export interface CategoryNode extends Category {
  children: CategoryNode[];
  /** Ids of everything below it. */
  below: string[];
}

/** Flat categories, parents first, as a tree. A category whose parent is not listed stands at the root. */
export function toTree(categories: readonly Category[]): CategoryNode[] {
  const nodes = new Map(
    categories.map((category) => [category.id, { ...category, children: [], below: [] } as CategoryNode]),
  );
  const roots: CategoryNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    if (parent) parent.children.push(node);
    else roots.push(node);
  }
  const collect = (node: CategoryNode): string[] => {
    node.below = node.children.flatMap((child) => [child.id, ...collect(child)]);
    return node.below;
  };
  for (const root of roots) collect(root);
  return roots;
}

/** Branches in which a name holds the text; what matches keeps all that is below it. */
export function narrowTree(nodes: readonly CategoryNode[], text: string): CategoryNode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [...nodes];
  return nodes.flatMap((node) => {
    if (node.name.toLowerCase().includes(wanted)) return [node];
    const children = narrowTree(node.children, wanted);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** Ticks or clears a category together with all that is below it. */
export function toggleBranch(chosen: readonly string[], node: CategoryNode, tick: boolean): string[] {
  const branch = new Set([node.id, ...node.below]);
  const others = chosen.filter((id) => !branch.has(id));
  return tick ? [...others, ...branch] : others;
}

/** `some` when a category below is ticked and it is not itself. */
export function tickOf(chosen: ReadonlySet<string>, node: CategoryNode): "all" | "some" | "none" {
  if (chosen.has(node.id)) return "all";
  return node.below.some((id) => chosen.has(id)) ? "some" : "none";
}
