import { defineTable } from "@/components/data-table/table-definition";
import { RUN_KINDS, RUN_STATUSES } from "@/server/domain/run";

export const runTable = defineTable({
  sortable: ["createdAt"],
  defaultSort: { by: "createdAt", direction: "desc" },
  filters: { status: RUN_STATUSES, kind: RUN_KINDS },
});
