import { defineTable } from "@/components/data-table/table-definition";
import { BOARD_SORTS, CAUSE_GROUP_NAMES, NEEDS } from "@/server/domain/need";

export const boardTable = defineTable({
  sortable: BOARD_SORTS,
  // From the worst on.
  defaultSort: { by: "need", direction: "asc" },
  filters: { need: NEEDS, cause: CAUSE_GROUP_NAMES, platform: ["bigcommerce", "woocommerce"] },
});
