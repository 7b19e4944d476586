import { isSigned } from "../signature";

type Handle<Incoming extends Request, Rest extends unknown[]> = (
  request: Incoming,
  ...rest: Rest
) => Promise<Response>;

/**
 * For the app's side of the endpoint. An executor that was killed and started again makes the calls anew that it
 * had under way, while the app may still be busy with them: the same call joins the one under way instead of running
 * the step beside itself. Calls that are not signed go on to the SDK, which refuses them.
 */
export function joinCalls<Incoming extends Request, Rest extends unknown[]>(
  handle: Handle<Incoming, Rest>,
  signingKeyOf: () => string | undefined,
): Handle<Incoming, Rest> {
  const underWay = new Map<string, Promise<Response>>();

  return async (request, ...rest) => {
    const signingKey = signingKeyOf();
    if (!signingKey) return handle(request, ...rest);
    // The executor sends canonical JSON, which is what its signature is of.
    const body = await request.clone().text();
    const signature = request.headers.get("x-inngest-signature") ?? undefined;
    if (!isSigned(body, signature, signingKey)) return handle(request, ...rest);

    const key = `${new URL(request.url).search} ${body}`;
    const known = underWay.get(key);
    if (known) return (await known).clone();
    const call = handle(request, ...rest).finally(() => underWay.delete(key));
    underWay.set(key, call);
    return (await call).clone();
  };
}
