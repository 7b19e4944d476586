import { createContext } from "@/server/api/context";
import { answerCsv } from "@/server/api/csv-answer";
import { exportRedirects } from "@/server/services/exports/export-redirects";

type Params = { params: Promise<{ importId: string }> };

/** Old addresses with their new ones, as CSV for a redirect plugin. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { importId } = await params;
  const context = await createContext();
  return answerCsv(context, new URL(request.url), "import:read", (scope) =>
    exportRedirects(scope, context.deps, importId),
  );
}
