import { house } from "@/server/composition";
import { checkHealth } from "@/server/services/check-health";

export const dynamic = "force-dynamic";

/** For load balancers and the start scripts: 200 when the app can serve, 503 when not. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(house());
  return Response.json(health, { status: health.healthy ? 200 : 503 });
}
