"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { DataColumn } from "./data-column";
import { roles } from "./roles";

export const selectColumnClasses = "w-10 pl-3 text-left align-middle";

const overlayClasses =
  "min-w-0 outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2 max-md:after:rounded-xl";

/** One row; on a phone a card whose heading is the primary cell. The whole of it leads to `href`, or opens what it has. */
export function DataRow<Row>({
  columns,
  row,
  href,
  onOpen,
  selection,
}: {
  columns: readonly DataColumn<Row>[];
  row: Row;
  href: string | undefined;
  onOpen?: (() => void) | undefined;
  selection: { checked: boolean; toggle(checked: boolean): void; label: string } | undefined;
}) {
  return (
    <tr
      {...roles.row}
      className={cn(
        "relative transition-colors max-md:block max-md:rounded-xl max-md:border max-md:bg-surface max-md:p-3.5 max-md:shadow-card",
        (href || onOpen) && "hover:bg-hover/60",
        selection?.checked && "bg-accent-soft/50",
      )}
    >
      {selection ? (
        <td
          {...roles.cell}
          className={cn(selectColumnClasses, "max-md:absolute max-md:top-3.5 max-md:right-3.5 max-md:w-auto")}
        >
          <Checkbox
            className="relative z-10 block"
            aria-label={`Choose ${selection.label}`}
            checked={selection.checked}
            onCheckedChange={(checked) => selection.toggle(checked === true)}
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          {...roles.cell}
          className={cn(
            "px-3 py-2.5 align-middle max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:px-0 max-md:py-1",
            column.align === "right" && "text-right tabular-nums",
            // At its right stand the check box or the row's menu.
            column.primary && "max-md:pr-9 max-md:pb-1.5 max-md:font-medium",
            column.phone === "hidden" && "max-md:hidden",
            column.className,
          )}
        >
          {column.primary || column.phone === "bare" ? null : (
            <span aria-hidden className="shrink-0 text-ink-muted text-xs md:hidden">
              {column.header}
            </span>
          )}
          {column.primary && href ? (
            <Link href={href} className={overlayClasses}>
              {column.cell(row)}
            </Link>
          ) : column.primary && onOpen ? (
            <button
              type="button"
              aria-haspopup="dialog"
              onClick={onOpen}
              className={cn(overlayClasses, "w-full text-left")}
            >
              {column.cell(row)}
            </button>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}
