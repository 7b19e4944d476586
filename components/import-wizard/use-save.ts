"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";

/** Runs a step's mutation and reads the import again, so that the summary and the steps tell what was saved. */
export function useSave(): (
  work: () => Promise<unknown>,
  onFailure?: (error: unknown) => void,
) => Promise<boolean> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return useCallback(
    async (work, onFailure) => {
      try {
        await work();
      } catch (error) {
        if (onFailure) onFailure(error);
        else toast.error(sentenceOf(error));
        return false;
      }
      await client.invalidateQueries(trpc.import.pathFilter());
      return true;
    },
    [client, trpc],
  );
}
