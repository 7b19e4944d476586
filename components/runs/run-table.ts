import type { FilterValues, TableQuery } from "@/components/data-table/table-definition";
import { defineTable } from "@/components/data-table/table-definition";
import { RUN_KINDS, RUN_STATUSES, RUN_TRIGGERS, type RunTrigger } from "@/server/domain/run";

export const runTable = defineTable({
  sortable: ["createdAt"],
  defaultSort: { by: "createdAt", direction: "desc" },
  // `webhooks`: their runs are listed as well, which would else drown the others.
  filters: { status: RUN_STATUSES, kind: RUN_KINDS, trigger: RUN_TRIGGERS, webhooks: ["shown"] },
});

type RunFilters = typeof runTable.filters;

export const WITHOUT_WEBHOOKS: RunTrigger[] = RUN_TRIGGERS.filter((trigger) => trigger !== "webhook");

/** The triggers that the view shows: without a word about them, all but webhooks. */
export function shownTriggers({ trigger, webhooks }: FilterValues<RunFilters>): RunTrigger[] {
  return trigger.length > 0 || webhooks.length > 0 ? trigger : WITHOUT_WEBHOOKS;
}

/** The view as the procedure takes it. */
export function toRunQuery({ filters, ...view }: TableQuery<"createdAt", RunFilters>) {
  const { status, kind } = filters;
  return { ...view, filters: { status, kind, trigger: shownTriggers(filters) } };
}
