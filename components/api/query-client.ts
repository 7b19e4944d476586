import { defaultShouldDehydrateQuery, QueryCache, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/api/root";

export type ApiError = TRPCClientError<AppRouter>;

export function isApiError(error: unknown): error is ApiError {
  return error instanceof TRPCClientError;
}

/** An answer that asking again will not change. */
function isFinal(error: unknown): boolean {
  const status = isApiError(error) ? error.data?.httpStatus : undefined;
  return status !== undefined && status >= 400 && status < 500;
}

/** Whose session has ended goes to sign in, and comes back to the same page. */
function leaveWhenSignedOut(error: unknown): void {
  if (typeof window === "undefined" || !isApiError(error) || error.data?.code !== "UNAUTHORIZED") return;
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}

/** The same for the server, which fetches ahead, and for the browser, which goes on from there. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        // Above zero, or the browser would ask again at once for what the server has just fetched.
        staleTime: 15_000,
        // The server asks once, or whoever opens a page that does not exist would wait seconds for it.
        retry: (failures, error) => typeof window !== "undefined" && failures < 2 && !isFinal(error),
      },
      mutations: { onError: leaveWhenSignedOut },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: defaultShouldDehydrateQuery,
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
