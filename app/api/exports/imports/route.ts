import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportImportsInput } from "@/server/api/export-inputs";
import { exportImports } from "@/server/services/exports/export-imports";

/** The organisation's imports as CSV. */
export async function GET(request: Request): Promise<Response> {
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "import:read", (scope, parameters) => {
    const { q, ...filter } = exportImportsInput.parse(parameters);
    return exportImports(scope, context.deps, { ...filter, search: q });
  });
}
