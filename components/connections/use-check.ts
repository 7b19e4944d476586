"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";

/** Tests a stored connection; its pages then show what is kept of the answer. */
export function useCheck(connectionId: string) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation(
    trpc.connection.check.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.connection.pathFilter()),
    }),
  );
  const run = useCallback(() => mutate({ org, connectionId }), [mutate, org, connectionId]);
  return { run, pending: isPending, problem: error ? sentenceOf(error) : null };
}
