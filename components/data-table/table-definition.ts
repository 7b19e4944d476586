import {
  createLoader,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";

export const PAGE_SIZES = [25, 50, 100] as const;

/** Name of each filter in the address, with its allowed values. */
export type TableFilters = Readonly<Record<string, readonly string[]>>;

export type FilterValues<Filters extends TableFilters> = { [Name in keyof Filters]: Filters[Name][number][] };

/** What a list can be sorted and filtered by. Shared by the page, which fetches ahead, and the table. */
export interface TableDefinition<Sort extends string, Filters extends TableFilters> {
  sortable: readonly [Sort, ...Sort[]];
  defaultSort: { by: NoInfer<Sort>; direction: "asc" | "desc" };
  filters: Filters;
}

/** A list's view as a procedure takes it; `server/api/table-input.ts` checks the same shape. */
export interface TableQuery<Sort extends string, Filters extends TableFilters> {
  page: number;
  pageSize: number;
  sort: Sort;
  direction: "asc" | "desc";
  search: string;
  filters: FilterValues<Filters>;
}

export function defineTable<const Sort extends string, const Filters extends TableFilters>(
  definition: TableDefinition<Sort, Filters>,
): TableDefinition<Sort, Filters> {
  return definition;
}

export const pagingParsers = {
  page: parseAsInteger.withDefault(1),
  size: parseAsInteger.withDefault(PAGE_SIZES[0]),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]),
  q: parseAsString.withDefault(""),
};

/** Values that the filter does not know are dropped, wherever the address got them from. */
export function filterParsers(filters: TableFilters) {
  return Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [
      name,
      parseAsArrayOf(parseAsStringLiteral(values)).withDefault([]),
    ]),
  );
}

interface AddressValues {
  page: number;
  size: number;
  sort: string | null;
  dir: "asc" | "desc" | null;
  q: string;
}

/** The view that an address stands for; what the address gets wrong falls back to the default. */
export function toQuery<Sort extends string, Filters extends TableFilters>(
  definition: TableDefinition<Sort, Filters>,
  address: AddressValues,
  filters: Record<string, string[]>,
): TableQuery<Sort, Filters> {
  const sort = definition.sortable.find((name) => name === address.sort);
  return {
    page: Math.max(1, address.page),
    pageSize: PAGE_SIZES.find((size) => size === address.size) ?? PAGE_SIZES[0],
    sort: sort ?? definition.defaultSort.by,
    direction: (sort && address.dir) || definition.defaultSort.direction,
    search: address.q,
    // The parsers are made from the definition, one for each of its filters and for its values alone.
    filters: filters as FilterValues<Filters>,
  };
}

/** On the server: the view of a page's `searchParams`, to fetch it ahead. */
export async function loadTableQuery<Sort extends string, Filters extends TableFilters>(
  definition: TableDefinition<Sort, Filters>,
  searchParams: Promise<SearchParams>,
): Promise<TableQuery<Sort, Filters>> {
  const given = await searchParams;
  const address = createLoader(pagingParsers)(given);
  return toQuery(definition, address, createLoader(filterParsers(definition.filters))(given));
}
