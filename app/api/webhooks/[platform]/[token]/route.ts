import { house } from "@/server/composition";
import { inRequest } from "@/server/infra/in-request";
import { readBounded } from "@/server/infra/read-bounded";
import { receiveWebhook, type WebhookVerdict } from "@/server/services/real-time/receive-webhook";

type Params = { params: Promise<{ platform: string; token: string }> };

/** A webhook names a record; the record itself is never in it. */
const LONGEST_BODY = 64_000;

/** A store that is told of a failure sends again, so only what can go better next time is one. */
const STATUS: Record<WebhookVerdict, number> = {
  taken: 200,
  known: 200,
  odd: 200,
  refused: 401,
  unknown: 404,
};

/** Where stores post their webhooks. The answer comes at once and has no body, as BigCommerce asks. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { platform, token } = await params;
  return inRequest(request, () => take(request, platform, token));
}

async function take(request: Request, platform: string, token: string): Promise<Response> {
  const rawBody = await readBounded(request, LONGEST_BODY);
  if (rawBody === null) return new Response(null, { status: 413 });
  const headers = Object.fromEntries(request.headers);
  try {
    const verdict = await receiveWebhook(house(), { platform, token, headers, rawBody });
    return new Response(null, { status: STATUS[verdict] });
  } catch (error) {
    house().logger.error({ err: error, platform }, "a webhook could not be taken in");
    return new Response(null, { status: 500 });
  }
}
