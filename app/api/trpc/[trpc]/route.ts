import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/api/context";
import { appRouter } from "@/server/api/root";
import { isSameOrigin } from "@/server/api/same-origin";
import { env } from "@/server/env";
import { inRequest } from "@/server/infra/in-request";
import { readBounded } from "@/server/infra/read-bounded";

/** A mapping of a thousand rules, or some thousand chosen categories, is the most that a page sends. */
const LONGEST_BODY = 4 * 1024 * 1024;

function refusal(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

function handler(request: Request): Promise<Response> | Response {
  if (request.method !== "GET" && !isSameOrigin(request.headers, env().APP_URL)) {
    return refusal(403, "This call comes from another site. Open PrimeLink itself and try again.");
  }
  return inRequest(request, async () => {
    const body = request.method === "POST" ? await readBounded(request, LONGEST_BODY) : undefined;
    if (body === null) return refusal(413, "This is too much to be sent at once.");
    const { url, method, headers, signal } = request;
    return fetchRequestHandler({
      endpoint: "/api/trpc",
      req: new Request(url, { method, headers, signal, ...(body === undefined ? {} : { body }) }),
      router: appRouter,
      createContext,
      responseMeta: () => ({ headers: new Headers([["cache-control", "no-store"]]) }),
    });
  });
}

export { handler as GET, handler as POST };
