import { defineTable } from "@/components/data-table/table-definition";
import { RECORD_KINDS } from "@/server/domain/entity";
import { ISSUE_CODES } from "@/server/domain/issue";
import { OUTCOMES } from "./outcomes";

export const dryRunTable = defineTable({
  sortable: ["seq", "title", "sku"],
  defaultSort: { by: "seq", direction: "asc" },
  filters: { state: OUTCOMES, kind: RECORD_KINDS, issue: ISSUE_CODES },
});
