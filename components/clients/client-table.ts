import { defineTable } from "@/components/data-table/table-definition";
import { CLIENT_LACKS } from "@/server/domain/client-list";

export const clientTable = defineTable({
  sortable: ["name", "createdAt", "connections", "imports"],
  defaultSort: { by: "name", direction: "asc" },
  filters: { lacks: CLIENT_LACKS },
});
