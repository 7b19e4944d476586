import { defineTable } from "@/components/data-table/table-definition";
import { IMPORT_LIST_STATES } from "@/server/domain/import-list";

export const importTable = defineTable({
  sortable: ["name", "lastRun", "createdAt"],
  defaultSort: { by: "lastRun", direction: "desc" },
  filters: { state: IMPORT_LIST_STATES },
});
