import type { TableQuery } from "@/components/data-table/table-definition";
import { recordTable } from "./record-table";

/** A list of records as a person has filtered and sorted it. */
export type RecordView = Pick<
  TableQuery<"seq" | "title" | "sku", (typeof recordTable)["filters"]>,
  "sort" | "direction" | "search" | "filters"
>;

/** The view as it stands in an address, so that a record knows its neighbours and its way back. */
export function viewParameters(view: RecordView): string {
  const given = new URLSearchParams();
  const { by, direction } = recordTable.defaultSort;
  if (view.sort !== by || view.direction !== direction) {
    given.set("sort", view.sort);
    given.set("dir", view.direction);
  }
  if (view.search) given.set("q", view.search);
  for (const [name, values] of Object.entries(view.filters)) {
    if (values.length > 0) given.set(name, values.join(","));
  }
  const text = given.toString();
  return text ? `?${text}` : "";
}

export function recordAddress(org: string, runId: string, recordId: string, view: RecordView): string {
  return `/${org}/runs/${runId}/records/${recordId}${viewParameters(view)}`;
}
