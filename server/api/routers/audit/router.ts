import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { listAudit, listAuditedPeople } from "@/server/services/audit/list-audit";
import { auditListInput } from "./inputs";

export const auditRouter = router({
  list: orgProcedure("audit:read")
    .input(auditListInput)
    .query(({ ctx, input: { filters, search, page, pageSize, direction } }) =>
      listAudit(ctx.scope, ctx.deps, { ...filters, search }, { page, pageSize, direction }),
    ),
  people: orgProcedure("audit:read").query(({ ctx }) => listAuditedPeople(ctx.scope, ctx.deps)),
});
