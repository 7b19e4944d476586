import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportRunsInput } from "@/server/api/export-inputs";
import { exportRuns } from "@/server/services/exports/export-runs";

/** The organisation's runs, or those of one import, as CSV. */
export async function GET(request: Request): Promise<Response> {
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "run:read", (scope, parameters) => {
    const { q, ...filter } = exportRunsInput.parse(parameters);
    return exportRuns(scope, context.deps, { ...filter, search: q });
  });
}
