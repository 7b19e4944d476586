import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { makeQueryClient } from "@/components/api/query-client";
import { createContext } from "@/server/api/context";
import { appRouter } from "@/server/api/root";

const requestQueryClient = cache(makeQueryClient);

/** Query options that call the API in this process, for pages and layouts. */
export const api = createTRPCOptionsProxy({
  ctx: createContext,
  router: appRouter,
  queryClient: requestQueryClient,
});

/**
 * Fetches ahead for the client components below, which then draw at once. A failure is left to them: they ask again
 * and show it with a button to try once more.
 */
export async function prefetch<Data, Failure, Out, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Out, Key>,
): Promise<void> {
  await requestQueryClient().prefetchQuery(options);
}

async function fetchOr<Data, Failure, Out, Key extends QueryKey, Missing>(
  options: FetchQueryOptions<Data, Failure, Out, Key>,
  missing: () => Missing,
): Promise<Out | Missing> {
  try {
    return await requestQueryClient().fetchQuery(options);
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return missing();
    throw error;
  }
}

/** Fetches what a page cannot do without; what does not exist, or belongs to others, is the 404 page. */
export function fetchOrNotFound<Data, Failure, Out, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Out, Key>,
): Promise<Out> {
  return fetchOr(options, notFound);
}

/** The same where what does not exist is no reason for the 404 page. */
export function fetchOrNull<Data, Failure, Out, Key extends QueryKey>(
  options: FetchQueryOptions<Data, Failure, Out, Key>,
): Promise<Out | null> {
  return fetchOr(options, () => null);
}

/** Hands what was fetched so far to the client components within. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(requestQueryClient())}>{children}</HydrationBoundary>;
}
