import { describe, expect, it } from "vitest";
import { type Category, type CategoryNode, narrowTree, tickOf, toggleBranch, toTree } from "./category-tree";

function category(id: string, parentId: string | null = null): Category {
  return { id, parentId, name: `Name ${id}`, visible: true };
}
const categories = [
  category("1"),
  category("2", "1"),
  category("3", "2"),
  category("4"),
  category("9", "gone"),
];
const find = (nodes: CategoryNode[], id: string): CategoryNode => {
  const found = nodes.flatMap((node) => [
    node,
    ...node.children,
    ...node.children.flatMap((c) => c.children),
  ]);
  const node = found.find((candidate) => candidate.id === id);
  if (!node) throw new Error(`no ${id}`);
  return node;
};

describe("the category tree", () => {
  const tree = toTree(categories);

  it("hangs each below its parent, and keeps those whose parent is not listed", () => {
    expect(tree.map((node) => node.id)).toEqual(["1", "4", "9"]);
    expect(find(tree, "1").below).toEqual(["2", "3"]);
  });

  it("ticks a branch as a whole, and clears it so", () => {
    const ticked = toggleBranch(["4"], find(tree, "1"), true);
    expect(ticked).toEqual(["4", "1", "2", "3"]);
    expect(toggleBranch(ticked, find(tree, "2"), false)).toEqual(["4", "1"]);
  });

  it("tells a branch that is ticked in part", () => {
    expect(tickOf(new Set(["3"]), find(tree, "1"))).toBe("some");
    expect(tickOf(new Set(["1"]), find(tree, "1"))).toBe("all");
    expect(tickOf(new Set(), find(tree, "1"))).toBe("none");
  });

  it("finds by a part of the name, with the way down to it", () => {
    const [root] = narrowTree(tree, "name 3");
    expect(root?.id).toBe("1");
    expect(root?.children[0]?.children[0]?.id).toBe("3");
    expect(narrowTree(tree, "zzz")).toEqual([]);
  });
});
