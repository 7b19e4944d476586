import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportClientsInput } from "@/server/api/export-inputs";
import { exportClients } from "@/server/services/exports/export-clients";

/** Whom the organisation works for as CSV. */
export async function GET(request: Request): Promise<Response> {
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "client:read", (scope, parameters) => {
    const { q, ...filter } = exportClientsInput.parse(parameters);
    return exportClients(scope, context.deps, { ...filter, search: q });
  });
}
