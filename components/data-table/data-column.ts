import type { ReactNode } from "react";

/** One column of a DataTable. */
export interface DataColumn<Row, Sort extends string = string> {
  id: string;
  header: string;
  cell(row: Row): ReactNode;
  /** The name that the procedure sorts by. */
  sort?: Sort;
  align?: "right";
  /** The cell that names the row: it carries the row's link, and is the heading of its card on a phone. */
  primary?: boolean;
  /** On a phone: left out, or drawn without its label. */
  phone?: "hidden" | "bare";
  /** Tailwind classes for the column's cells, such as a width. */
  className?: string;
}
