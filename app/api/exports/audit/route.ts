import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportAuditInput } from "@/server/api/export-inputs";
import { exportAudit } from "@/server/services/exports/export-audit";

/** The organisation's audit log as CSV. */
export async function GET(request: Request): Promise<Response> {
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "audit:read", (scope, parameters) => {
    const { q, ...filter } = exportAuditInput.parse(parameters);
    return exportAudit(scope, context.deps, { ...filter, search: q });
  });
}
