import { operations } from "@/server/composition";
import { env } from "@/server/env";
import { carriesToken } from "@/server/infra/bearer";
import { collectMetrics } from "@/server/services/operations/collect-metrics";

export const dynamic = "force-dynamic";

/** For Prometheus. Without METRICS_TOKEN, or without it in the request, this address does not exist. */
export async function GET(request: Request): Promise<Response> {
  if (!carriesToken(request.headers.get("authorization"), env().METRICS_TOKEN)) {
    return new Response(null, { status: 404 });
  }
  const { contentType, body } = await collectMetrics(operations());
  return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
