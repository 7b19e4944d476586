"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/components/api/trpc";

/** The account, which the layout has fetched ahead, and a way to read it anew after a change. */
export function useAccount() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: account } = useSuspenseQuery(trpc.account.get.queryOptions());
  const refresh = useCallback(
    () => queryClient.invalidateQueries(trpc.account.pathFilter()),
    [queryClient, trpc],
  );
  return { account, refresh };
}
