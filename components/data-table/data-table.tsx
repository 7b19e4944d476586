"use client";

import {
  type ColumnDef,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { LoadError } from "@/components/api/load-error";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { DataColumn } from "./data-column";
import { DataRow, selectColumnClasses } from "./data-row";
import { LoadingRows } from "./loading-rows";
import { roles } from "./roles";
import { SortHeader } from "./sort-header";
import { PAGE_SIZES, type TableFilters } from "./table-definition";
import type { TableView } from "./use-table-query";

const features = tableFeatures({ rowSelectionFeature });

export interface DataTableProps<Row extends RowData, Sort extends string, Filters extends TableFilters> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly DataColumn<Row, Sort>[];
  view: TableView<Sort, Filters>;
  /** The query's state: pass the result of useQuery. */
  result: {
    /** `capped`: there are more than were counted. */
    data?: { rows: Row[]; total: number; capped?: boolean } | undefined;
    isPending: boolean;
    isFetching: boolean;
    error: unknown;
    refetch(): unknown;
  };
  rowId(row: Row): string;
  /** Where a row leads, or what opens beside the list instead. */
  rowHref?(row: Row): string;
  onOpen?(row: Row): void;
  /** Shown when there is nothing at all; not when a filter leaves nothing. */
  empty: ReactNode;
  /** Rows can be chosen; the parent keeps which. */
  selection?: { value: RowSelectionState; onChange(value: RowSelectionState): void; label(row: Row): string };
}

const none: never[] = [];

/**
 * A list page by page. The server sorts, filters and counts; the address keeps the view. On a phone each row
 * becomes a card.
 */
export function DataTable<Row extends RowData, Sort extends string, Filters extends TableFilters>({
  label,
  columns,
  view,
  result,
  rowId,
  rowHref,
  onOpen,
  empty,
  selection,
}: DataTableProps<Row, Sort, Filters>) {
  const definitions = useMemo<ColumnDef<typeof features, Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        cell: ({ row }) => column.cell(row.original),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: result.data?.rows ?? none,
    getRowId: rowId,
    enableRowSelection: selection !== undefined,
    state: { rowSelection: selection?.value ?? {} },
    onRowSelectionChange: (change) => {
      if (!selection) return;
      selection.onChange(typeof change === "function" ? change(selection.value) : change);
    },
  });
  const { query } = view;
  const total = result.data?.total ?? 0;

  if (result.error && !result.data) {
    return <LoadError what={label} error={result.error} onRetry={() => void result.refetch()} />;
  }
  if (result.data && total === 0) {
    return (
      <div className="rounded-xl border bg-surface shadow-card">
        {view.narrowed ? <NothingFound onClear={view.clear} /> : empty}
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <div className="overflow-x-auto rounded-xl border bg-surface shadow-card max-md:border-0 max-md:bg-transparent max-md:shadow-none">
        <table
          {...roles.table}
          aria-label={label}
          aria-busy={result.isFetching}
          className={cn(
            "w-full border-collapse text-sm max-md:block",
            result.isFetching && result.data && "opacity-90 transition-opacity delay-200",
          )}
        >
          <thead {...roles.rowgroup} className="border-b bg-subtle/60 max-md:sr-only">
            <tr {...roles.row}>
              {selection ? (
                <th scope="col" className={selectColumnClasses}>
                  <Checkbox
                    aria-label="Choose all rows of this page"
                    checked={
                      table.getIsAllRowsSelected() || (table.getIsSomeRowsSelected() && "indeterminate")
                    }
                    onCheckedChange={(checked) => table.toggleAllRowsSelected(checked === true)}
                  />
                </th>
              ) : null}
              {columns.map((column) => (
                <SortHeader key={column.id} column={column} query={query} onSort={view.sortBy} />
              ))}
            </tr>
          </thead>
          <tbody
            {...roles.rowgroup}
            className="divide-y max-md:grid max-md:grid-cols-1 max-md:gap-2.5 max-md:divide-y-0"
          >
            {result.isPending ? (
              <LoadingRows
                columns={columns}
                rows={Math.min(query.pageSize, 8)}
                selectable={selection !== undefined}
              />
            ) : (
              table.getRowModel().rows.map((row) => (
                <DataRow
                  key={row.id}
                  columns={columns}
                  row={row.original}
                  href={rowHref?.(row.original)}
                  onOpen={onOpen && (() => onOpen(row.original))}
                  selection={
                    selection && {
                      checked: row.getIsSelected(),
                      toggle: (checked) => row.toggleSelected(checked),
                      label: selection.label(row.original),
                    }
                  }
                />
              ))
            )}
          </tbody>
        </table>
      </div>
      {total > PAGE_SIZES[0] ? (
        <Pagination
          page={query.page}
          pageSize={query.pageSize}
          pageSizes={PAGE_SIZES}
          total={total}
          capped={result.data?.capped ?? false}
          onPage={view.setPage}
          onPageSize={view.setPageSize}
        />
      ) : null}
    </div>
  );
}

function NothingFound({ onClear }: { onClear(): void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing matches"
      actions={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      No entry fits this search and these filters.
    </EmptyState>
  );
}
