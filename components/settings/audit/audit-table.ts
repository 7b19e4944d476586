import { defineTable } from "@/components/data-table/table-definition";
import { AUDIT_GROUPS, AUDIT_PERIODS, AUDIT_SUBJECTS } from "@/server/domain/audit";

/** The people whom the log names are what the list can be narrowed to. */
export function auditTable(people: readonly { id: string }[]) {
  return defineTable({
    sortable: ["createdAt"],
    defaultSort: { by: "createdAt", direction: "desc" },
    filters: {
      group: AUDIT_GROUPS,
      subject: AUDIT_SUBJECTS,
      person: people.map(({ id }) => id),
      period: AUDIT_PERIODS,
    },
  });
}
