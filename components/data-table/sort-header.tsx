"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { DataColumn } from "./data-column";
import type { TableFilters, TableQuery } from "./table-definition";

/** A column's heading; where the list can be sorted by it, a button. */
export function SortHeader<Row, Sort extends string, Filters extends TableFilters>({
  column,
  query,
  onSort,
}: {
  column: DataColumn<Row, Sort>;
  query: TableQuery<Sort, Filters>;
  onSort(by: Sort, direction: "asc" | "desc"): void;
}) {
  const { sort } = column;
  const active = sort !== undefined && query.sort === sort;
  const ascending = query.direction === "asc";
  const Icon = active ? (ascending ? ArrowUp : ArrowDown) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={active ? (ascending ? "ascending" : "descending") : undefined}
      className={cn(
        "h-9 whitespace-nowrap px-3 text-left font-medium text-ink-muted text-xs",
        column.align === "right" && "text-right",
        column.className,
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={() => onSort(sort, active && ascending ? "desc" : "asc")}
          className={cn(
            "focus-ring -mx-1 inline-flex items-center gap-1 rounded px-1 hover:text-ink",
            active && "text-ink",
          )}
        >
          {column.header}
          <Icon className={cn("size-3", !active && "opacity-50")} aria-hidden />
        </button>
      ) : (
        column.header || <span className="sr-only">Actions</span>
      )}
    </th>
  );
}
