import { operations } from "@/server/composition";
import { env } from "@/server/env";
import { carriesToken } from "@/server/infra/bearer";
import { checkReadiness, type Readiness } from "@/server/services/operations/check-readiness";

export const dynamic = "force-dynamic";

/** Anyone may ask, so that the database is not asked by each. */
const KEPT_MS = 2_000;
let last: { at: number; answer: Promise<Readiness> } | undefined;

/**
 * For load balancers: 503 names the parts that are not ready. Why they are not, and what should be mended though it holds
 * nothing up, is told to whoever carries METRICS_TOKEN.
 */
export async function GET(request: Request): Promise<Response> {
  if (!last || Date.now() - last.at > KEPT_MS)
    last = { at: Date.now(), answer: checkReadiness(operations()) };
  const { ready, trouble, rowSecurity } = await last.answer;
  const detailed = carriesToken(request.headers.get("authorization"), env().METRICS_TOKEN);
  const parts = Object.fromEntries(
    Object.entries(trouble).map(([part, why]) => [part, why === null || (detailed ? why : "not ready")]),
  );
  return Response.json(
    { ready, parts, ...(detailed && rowSecurity !== null ? { warnings: { rowSecurity } } : {}) },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
