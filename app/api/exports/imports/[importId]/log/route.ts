import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportImportLogInput } from "@/server/api/export-inputs";
import { exportImportLog } from "@/server/services/exports/export-log";

type Params = { params: Promise<{ importId: string }> };

/** The logs of an import's runs over a period, as CSV. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { importId } = await params;
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "run:read", (scope, parameters, { timeZone }) =>
    exportImportLog(scope, context.deps, importId, exportImportLogInput.parse(parameters), timeZone),
  );
}
