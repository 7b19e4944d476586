import { defineTable } from "@/components/data-table/table-definition";
import { CONNECTION_STATUSES } from "@/server/domain/connection";

export const connectionTable = defineTable({
  sortable: ["name", "createdAt"],
  defaultSort: { by: "name", direction: "asc" },
  filters: { status: CONNECTION_STATUSES },
});
