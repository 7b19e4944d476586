import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/api/context";
import { appRouter } from "@/server/api/root";
import { isSameOrigin } from "@/server/api/same-origin";
import { env } from "@/server/env";
import { inRequest } from "@/server/infra/in-request";

function handler(request: Request): Promise<Response> | Response {
  if (request.method !== "GET" && !isSameOrigin(request.headers, env().APP_URL)) {
    return new Response("This call comes from another site. Open PrimeLink itself and try again.", {
      status: 403,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
  return inRequest(request, () =>
    fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      createContext,
      responseMeta: () => ({ headers: new Headers([["cache-control", "no-store"]]) }),
    }),
  );
}

export { handler as GET, handler as POST };
