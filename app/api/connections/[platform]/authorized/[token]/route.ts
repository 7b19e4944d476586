import { house } from "@/server/composition";
import { inRequest } from "@/server/infra/in-request";
import { readBounded } from "@/server/infra/read-bounded";
import { completeAuthorization } from "@/server/services/connections/complete-authorization";
import { ServiceError } from "@/server/services/errors";

type Params = { params: Promise<{ platform: string; token: string }> };

const LONGEST_BODY = 10_000;

/** Where a store posts the keys that its owner has approved. The answer tells a stranger nothing. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { platform, token } = await params;
  return inRequest(request, () => complete(request, platform, token));
}

async function complete(request: Request, platform: string, token: string): Promise<Response> {
  const text = await readBounded(request, LONGEST_BODY);
  if (text === null) return new Response(null, { status: 413 });
  try {
    await completeAuthorization(house(), { platform, token, posted: JSON.parse(text) });
    return Response.json({ ok: true });
  } catch (error) {
    if (error instanceof ServiceError)
      return new Response(null, { status: error.kind === "invalid" ? 400 : 404 });
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    house().logger.error({ err: error, platform }, "an authorization could not be completed");
    return new Response(null, { status: 500 });
  }
}
