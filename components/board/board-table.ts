import { defineTable } from "@/components/data-table/table-definition";
import { BOARD_SORTS, CAUSE_GROUP_NAMES, NEEDS } from "@/server/domain/need";

/** The platforms that there are is what the board can be narrowed to. */
export function boardTable(platforms: readonly { id: string }[]) {
  return defineTable({
    sortable: BOARD_SORTS,
    // From the worst on.
    defaultSort: { by: "need", direction: "asc" },
    filters: { need: NEEDS, cause: CAUSE_GROUP_NAMES, platform: platforms.map(({ id }) => id) },
  });
}
