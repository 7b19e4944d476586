import { defineTable } from "@/components/data-table/table-definition";
import { RECORD_KINDS } from "@/server/domain/entity";
import { ISSUE_CODES } from "@/server/domain/issue";
import { RECORD_STATES } from "@/server/domain/run";

export const recordTable = defineTable({
  sortable: ["seq", "title", "sku"],
  defaultSort: { by: "seq", direction: "asc" },
  filters: { state: RECORD_STATES, kind: RECORD_KINDS, issue: ISSUE_CODES },
});
