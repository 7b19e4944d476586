import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportRecordsInput } from "@/server/api/export-inputs";
import { exportRunLog } from "@/server/services/exports/export-log";
import { exportRecords } from "@/server/services/exports/export-records";

type Params = { params: Promise<{ runId: string; list: string }> };

/** A run's records, their issues, or its log, as CSV. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { runId, list } = await params;
  if (list !== "records" && list !== "issues" && list !== "log") return new Response(null, { status: 404 });
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "run:read", (scope, parameters, { timeZone }) => {
    if (list === "log") return exportRunLog(scope, context.deps, runId, timeZone);
    const { q, ...filter } = exportRecordsInput.parse(parameters);
    return exportRecords(scope, context.deps, { ...filter, search: q, runId }, list);
  });
}
