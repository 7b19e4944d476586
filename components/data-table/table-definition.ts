import {
  createLoader,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";

export const PAGE_SIZES = [25, 50, 100] as const;

/** What a list can be sorted and filtered by. Shared by the page, which fetches ahead, and the table. */
export interface TableDefinition<Sort extends string, Filter extends string> {
  sortable: readonly [Sort, ...Sort[]];
  defaultSort: { by: Sort; direction: "asc" | "desc" };
  /** Name of each filter in the address, with its allowed values. */
  filters: Readonly<Record<Filter, readonly string[]>>;
}

/** A list's view as a procedure takes it; `server/api/table-input.ts` checks the same shape. */
export interface TableQuery<Sort extends string, Filter extends string> {
  page: number;
  pageSize: number;
  sort: Sort;
  direction: "asc" | "desc";
  search: string;
  filters: Record<Filter, string[]>;
}

export function defineTable<const Sort extends string, const Filter extends string = never>(
  definition: TableDefinition<Sort, Filter>,
): TableDefinition<Sort, Filter> {
  return definition;
}

export const pagingParsers = {
  page: parseAsInteger.withDefault(1),
  size: parseAsInteger.withDefault(25),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]),
  q: parseAsString.withDefault(""),
};

export function filterParsers<Filter extends string>(filters: Readonly<Record<Filter, readonly string[]>>) {
  const names = Object.keys(filters) as Filter[];
  return Object.fromEntries(
    names.map((name) => [name, parseAsArrayOf(parseAsStringLiteral(filters[name])).withDefault([])]),
  ) as Record<Filter, ReturnType<typeof listParser>>;
}

function listParser() {
  return parseAsArrayOf(parseAsString).withDefault([]);
}

interface AddressValues {
  page: number;
  size: number;
  sort: string | null;
  dir: "asc" | "desc" | null;
  q: string;
}

/** The view that an address stands for; what the address gets wrong falls back to the default. */
export function toQuery<Sort extends string, Filter extends string>(
  definition: TableDefinition<Sort, Filter>,
  address: AddressValues,
  filters: Record<Filter, string[]>,
): TableQuery<Sort, Filter> {
  const sort = definition.sortable.find((name) => name === address.sort);
  return {
    page: Math.max(1, address.page),
    pageSize: PAGE_SIZES.find((size) => size === address.size) ?? PAGE_SIZES[0],
    sort: sort ?? definition.defaultSort.by,
    direction: (sort && address.dir) || definition.defaultSort.direction,
    search: address.q,
    filters,
  };
}

/** On the server: the view of a page's `searchParams`, to fetch it ahead. */
export async function loadTableQuery<Sort extends string, Filter extends string>(
  definition: TableDefinition<Sort, Filter>,
  searchParams: Promise<SearchParams>,
): Promise<TableQuery<Sort, Filter>> {
  const given = await searchParams;
  const address = createLoader(pagingParsers)(given);
  const filters = createLoader(filterParsers(definition.filters))(given);
  return toQuery(definition, address, filters as Record<Filter, string[]>);
}
