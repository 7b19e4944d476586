"use client";

import { Download, Search, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { TableFilters } from "./table-definition";
import type { TableView } from "./use-table-query";

const SEARCH_DELAY_MS = 300;

/** Search, filters and export above a table. Filters are its children. */
export function TableToolbar<Sort extends string, Filters extends TableFilters>({
  view,
  searchLabel,
  exportUrl,
  children,
}: {
  view: TableView<Sort, Filters>;
  /** Names what the search looks through, such as "Search by id, SKU or name". */
  searchLabel?: string;
  /** Address that answers with the whole list as CSV. */
  exportUrl?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {searchLabel ? (
        <SearchBox label={searchLabel} value={view.query.search} onChange={view.setSearch} />
      ) : null}
      {children}
      {view.narrowed ? (
        <Button variant="ghost" onClick={view.clear}>
          <X aria-hidden />
          Clear
        </Button>
      ) : null}
      {exportUrl ? (
        <Button asChild className="ml-auto">
          <a href={exportUrl} download>
            <Download aria-hidden />
            Export
          </a>
        </Button>
      ) : null}
    </div>
  );
}

function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(text: string): void;
}) {
  const [text, setText] = useState(value);
  // The address can change under it: back, forward, or Clear.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div className="relative w-full sm:w-72">
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint"
        aria-hidden
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        className="pl-8"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
