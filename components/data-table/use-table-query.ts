"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import {
  filterParsers,
  pagingParsers,
  type TableDefinition,
  type TableQuery,
  toQuery,
} from "./table-definition";

export interface TableView<Sort extends string = string, Filter extends string = string> {
  query: TableQuery<Sort, Filter>;
  /** A search or a filter is on, so an empty list does not mean that there is nothing. */
  narrowed: boolean;
  setPage(page: number): void;
  setPageSize(size: number): void;
  sortBy(column: Sort, direction: "asc" | "desc"): void;
  setSearch(text: string): void;
  setFilter(name: Filter, values: string[]): void;
  clear(): void;
}

/** A list's view, kept in the address, so that a link shows the same. Whatever narrows it goes back to page one. */
export function useTableQuery<Sort extends string, Filter extends string>(
  definition: TableDefinition<Sort, Filter>,
): TableView<Sort, Filter> {
  const [address, setAddress] = useQueryStates(pagingParsers, { history: "push", scroll: false });
  const parsers = useMemo(() => filterParsers(definition.filters), [definition]);
  const [filters, setFilters] = useQueryStates(parsers, { history: "push", scroll: false });

  const query = useMemo(
    () => toQuery(definition, address, filters as Record<Filter, string[]>),
    [definition, address, filters],
  );
  const setFilter = useCallback(
    (name: Filter, values: string[]) => {
      const change = { [name]: values.length ? values : null } as Parameters<typeof setFilters>[0];
      void setFilters(change);
      void setAddress({ page: null });
    },
    [setFilters, setAddress],
  );

  return {
    query,
    narrowed:
      query.search !== "" || Object.values<string[]>(query.filters).some((values) => values.length > 0),
    setPage: (page) => void setAddress({ page: page === 1 ? null : page }, { scroll: true }),
    setPageSize: (size) => void setAddress({ size, page: null }),
    sortBy: (sort, dir) => void setAddress({ sort, dir, page: null }),
    setSearch: (text) => void setAddress({ q: text || null, page: null }, { history: "replace" }),
    setFilter,
    clear: () => {
      void setFilters(null);
      void setAddress({ q: null, page: null });
    },
  };
}
