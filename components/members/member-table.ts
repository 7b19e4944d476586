import { defineTable } from "@/components/data-table/table-definition";
import { ROLES } from "@/server/domain/roles";

export const memberTable = defineTable({
  sortable: ["role", "name", "since"],
  defaultSort: { by: "role", direction: "asc" },
  filters: { role: ROLES },
});
