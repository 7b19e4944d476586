import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "@/server/api/context";
import { appRouter } from "@/server/api/root";
import { inRequest } from "@/server/infra/in-request";

function handler(request: Request): Promise<Response> {
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
