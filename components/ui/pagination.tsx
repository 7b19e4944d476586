"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button";
import { NativeSelect } from "./native-select";
import { formatCount } from "./number";

/** "1–50 of 1,204", or "of 10,000+" when there are more than were counted. Pages count from 1. */
export function Pagination({
  page,
  pageSize,
  total,
  capped = false,
  pageSizes,
  onPage,
  onPageSize,
}: {
  page: number;
  pageSize: number;
  total: number;
  capped?: boolean;
  pageSizes: readonly number[];
  onPage(page: number): void;
  onPageSize(size: number): void;
}) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4">
      <div className="flex items-center gap-4">
        <p className="text-ink-muted text-sm tabular-nums">
          {formatCount(first)}–{formatCount(last)} of {formatCount(total)}
          {capped ? "+" : ""}
        </p>
        <div className="hidden w-32 sm:block">
          <NativeSelect
            aria-label="Rows on a page"
            value={pageSize}
            onChange={(event) => onPageSize(Number(event.target.value))}
          >
            {pageSizes.map((size) => (
              <option key={size} value={size}>
                {size} a page
              </option>
            ))}
          </NativeSelect>
        </div>
      </div>
      <div className="flex items-center gap-1.5">
        <Button
          size="icon-sm"
          aria-label="Previous page"
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <span className="px-1 text-ink-muted text-sm tabular-nums">
          {formatCount(page)} / {formatCount(pages)}
        </span>
        <Button
          size="icon-sm"
          aria-label="Next page"
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </nav>
  );
}
