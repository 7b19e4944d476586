"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, EyeOff, Search } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { formatCounted } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";
import { type CategoryNode, narrowTree, tickOf, toggleBranch, toTree } from "./category-tree";

/** The source's own categories as a tree. Ticking one ticks all below it. */
export function CategoryFilter({
  importId,
  value,
  onChange,
}: {
  importId: string;
  value: string[];
  onChange(value: string[]): void;
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const heading = useId();
  const categories = useQuery(
    trpc.import.categories.queryOptions({ org: slug, importId }, { staleTime: 5 * 60_000 }),
  );
  const tree = useMemo(() => toTree(categories.data ?? []), [categories.data]);
  const shown = useMemo(() => narrowTree(tree, text), [tree, text]);
  const chosen = useMemo(() => new Set(value), [value]);
  const known = useMemo(() => new Set(categories.data?.map(({ id }) => id)), [categories.data]);
  const gone = categories.data ? value.filter((id) => !known.has(id)) : [];

  return (
    <section aria-labelledby={heading} className="grid gap-2">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id={heading} className="font-medium text-sm">
            Categories
          </h2>
          <p className="text-ink-muted text-xs">
            {value.length === 0
              ? "None ticked means all, and products in no category too."
              : `Products in any of ${formatCounted(value.length, "category", "categories")}.`}
          </p>
        </div>
        {value.length > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => onChange([])}>
            Clear
          </Button>
        ) : null}
      </div>
      {categories.error ? (
        <LoadError
          what="The store's categories"
          error={categories.error}
          onRetry={() => void categories.refetch()}
        />
      ) : (
        <Card className="overflow-hidden">
          <div className="relative border-b">
            <Search
              className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3.5 size-4 text-ink-faint"
              aria-hidden
            />
            <Input
              type="search"
              aria-label="Find a category"
              placeholder="Find a category"
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="h-10 rounded-none border-0 bg-transparent pl-9.5 shadow-none"
            />
          </div>
          <div className="max-h-80 overflow-y-auto p-1.5">
            {categories.isPending ? (
              <TreeShape />
            ) : shown.length === 0 ? (
              <p className="px-2 py-6 text-center text-ink-muted text-sm">
                {tree.length === 0 ? "This store has no categories." : "No category has this name."}
              </p>
            ) : (
              <ul>
                {shown.map((node) => (
                  <Branch
                    key={node.id}
                    node={node}
                    depth={0}
                    chosen={chosen}
                    unfolded={text !== ""}
                    onToggle={(branch, tick) => onChange(toggleBranch(value, branch, tick))}
                  />
                ))}
              </ul>
            )}
          </div>
          {gone.length > 0 ? (
            <p className="flex items-center justify-between gap-3 border-t px-3.5 py-2 text-attention text-xs">
              {formatCounted(gone.length, "chosen category is", "chosen categories are")} no longer in the
              store.
              <Button size="sm" onClick={() => onChange(value.filter((id) => known.has(id)))}>
                Take out
              </Button>
            </p>
          ) : null}
        </Card>
      )}
    </section>
  );
}

function Branch({
  node,
  depth,
  chosen,
  unfolded,
  onToggle,
}: {
  node: CategoryNode;
  depth: number;
  chosen: ReadonlySet<string>;
  unfolded: boolean;
  onToggle(node: CategoryNode, tick: boolean): void;
}) {
  const tick = tickOf(chosen, node);
  const [open, setOpen] = useState(tick === "some");
  const id = useId();
  const shown = open || unfolded;
  const hasChildren = node.children.length > 0;
  return (
    <li>
      <div
        className="flex items-center gap-2 rounded-md pr-2 hover:bg-hover"
        style={{ paddingLeft: `${depth * 1.25 + 0.25}rem` }}
      >
        <button
          type="button"
          className={cn("focus-ring rounded p-1 text-ink-faint hover:text-ink", !hasChildren && "invisible")}
          aria-expanded={hasChildren ? shown : undefined}
          aria-label={`Categories below ${node.name}`}
          onClick={() => setOpen(!shown)}
        >
          <ChevronRight className={cn("size-3.5 transition-transform", shown && "rotate-90")} aria-hidden />
        </button>
        <Checkbox
          id={id}
          checked={tick === "some" ? "indeterminate" : tick === "all"}
          onCheckedChange={() => onToggle(node, tick !== "all")}
        />
        <label htmlFor={id} className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 py-1.5 text-sm">
          <span className="truncate">{node.name}</span>
          {node.visible ? null : (
            <span className="inline-flex shrink-0 items-center gap-1 text-ink-faint text-xs">
              <EyeOff className="size-3.5" aria-hidden />
              hidden
            </span>
          )}
          {hasChildren && !shown ? (
            <span className="shrink-0 text-ink-faint text-xs tabular-nums">{node.below.length} below</span>
          ) : null}
        </label>
      </div>
      {shown && hasChildren ? (
        <ul>
          {node.children.map((child) => (
            <Branch
              key={child.id}
              node={child}
              depth={depth + 1}
              chosen={chosen}
              unfolded={unfolded}
              onToggle={onToggle}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function TreeShape() {
  return (
    <div className="grid gap-3 p-2.5">
      {[36, 28, 44, 32, 40, 24].map((width) => (
        <div key={width} className="flex items-center gap-2.5">
          <Skeleton className="size-4" />
          <div style={{ width: `${width}%` }}>
            <Skeleton className="h-4" />
          </div>
        </div>
      ))}
    </div>
  );
}
