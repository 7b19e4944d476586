import { cn } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import type { DataColumn } from "./data-column";

/** Rows in the shape of those that are coming. */
export function LoadingRows<Row>({
  columns,
  rows,
  selectable,
}: {
  columns: readonly DataColumn<Row>[];
  rows: number;
  selectable: boolean;
}) {
  return Array.from({ length: rows }, (_, index) => (
    <tr
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
      key={index}
      aria-hidden
      className="max-md:block max-md:rounded-xl max-md:border max-md:bg-surface max-md:p-3.5"
    >
      {selectable ? <td className="w-10 pl-3 max-md:hidden" /> : null}
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(
            "px-3 py-2.5 max-md:block max-md:px-0 max-md:py-1",
            column.phone === "hidden" && "max-md:hidden",
          )}
        >
          <Skeleton
            className={cn("h-5", column.primary ? "w-48 max-w-full" : "w-20", column.align && "ml-auto")}
          />
        </td>
      ))}
    </tr>
  ));
}
