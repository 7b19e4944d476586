"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import {
  type FilterValues,
  filterParsers,
  pagingParsers,
  type TableDefinition,
  type TableFilters,
  type TableQuery,
  toQuery,
} from "./table-definition";

export interface TableView<Sort extends string, Filters extends TableFilters> {
  query: TableQuery<Sort, Filters>;
  /** A search or a filter is on, so an empty list does not mean that there is nothing. */
  narrowed: boolean;
  setPage(page: number): void;
  setPageSize(size: number): void;
  sortBy(column: Sort, direction: "asc" | "desc"): void;
  setSearch(text: string): void;
  setFilter(name: keyof FilterValues<Filters> & string, values: readonly string[]): void;
  clear(): void;
}

/** A list's view, kept in the address, so that a link shows the same. Whatever narrows it goes back to page one. */
export function useTableQuery<Sort extends string, Filters extends TableFilters>(
  definition: TableDefinition<Sort, Filters>,
): TableView<Sort, Filters> {
  const parsers = useMemo(() => filterParsers(definition.filters), [definition]);
  const [address, setAddress] = useQueryStates(pagingParsers, { history: "push", scroll: false });
  const [filters, setFilters] = useQueryStates(parsers, { history: "push", scroll: false });
  const query = useMemo(() => toQuery(definition, address, filters), [definition, address, filters]);

  return {
    query,
    narrowed: query.search !== "" || Object.values<string[]>(filters).some((values) => values.length > 0),
    setPage: (page) => void setAddress({ page: page === 1 ? null : page }, { scroll: true }),
    setPageSize: (size) => void setAddress({ size, page: null }),
    sortBy: (sort, dir) => void setAddress({ sort, dir, page: null }),
    setSearch: (text) => void setAddress({ q: text || null, page: null }, { history: "replace" }),
    setFilter: (name, values) => {
      void setFilters({ [name]: values.length > 0 ? [...values] : null });
      void setAddress({ page: null });
    },
    clear: () => {
      void setFilters(null);
      void setAddress({ q: null, page: null });
    },
  };
}
