import { defineTable, type TableQuery } from "@/components/data-table/table-definition";
import { QUEUE_CAUSES, QUEUE_PERIODS, QUEUE_STATES } from "@/server/domain/support";

/** The organisations whose runs the queue holds are what it can be narrowed to. */
export function queueTable(organisations: readonly { id: string }[]) {
  return defineTable({
    sortable: ["endedAt"],
    defaultSort: { by: "endedAt", direction: "desc" },
    filters: {
      cause: QUEUE_CAUSES,
      organisation: organisations.map(({ id }) => id),
      state: QUEUE_STATES,
      period: QUEUE_PERIODS,
    },
  });
}

type Query = TableQuery<"endedAt", ReturnType<typeof queueTable>["filters"]>;

/** What the groups beside the list are asked for: all of the view but the cause, which is chosen among them. */
export function toGroupsQuery({ filters: { organisation, state, period } }: Query) {
  return { organisation, state, period };
}
