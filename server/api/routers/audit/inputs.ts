import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { AUDIT_GROUPS, AUDIT_PERIODS, AUDIT_SUBJECTS } from "@/server/domain/audit";

export const auditListInput = tableInput({
  sortable: ["createdAt"],
  filters: {
    group: anyOf(AUDIT_GROUPS),
    subject: anyOf(AUDIT_SUBJECTS),
    person: z.array(z.string().max(64)).max(100).default([]),
    period: anyOf(AUDIT_PERIODS),
  },
});
