import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportBoardInput } from "@/server/api/export-inputs";
import { exportBoard } from "@/server/services/exports/export-board";

/** The clients of the board as CSV. */
export async function GET(request: Request): Promise<Response> {
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "client:read", (scope, parameters) => {
    const { q, ...filter } = exportBoardInput.parse(parameters);
    return exportBoard(scope, context.deps, { ...filter, search: q });
  });
}
