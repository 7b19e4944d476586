"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { IssueCode } from "@/server/domain/issue";

/** What can be done with a run. A retry is a run of its own, so it leads there. */
export function useRunActs(runId: string) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries(trpc.run.pathFilter()),
      client.invalidateQueries(trpc.import.pathFilter()),
    ]);
  const onError = (error: unknown) => {
    toast.error(sentenceOf(error));
    void refresh();
  };
  const cancel = useMutation(trpc.run.cancel.mutationOptions({ onError, onSuccess: refresh }));
  const resume = useMutation(trpc.run.resume.mutationOptions({ onError, onSuccess: refresh }));
  const retry = useMutation(
    trpc.run.retryFailed.mutationOptions({
      onError,
      onSuccess: async (started) => {
        await refresh();
        toast.success("A retry has been started. This is its page.");
        router.push(`/${org}/runs/${started.runId}`);
      },
    }),
  );
  const applyDeletions = useMutation(
    trpc.run.applyDeletions.mutationOptions({
      onError,
      onSuccess: async (started) => {
        await refresh();
        toast.success("A run has been started that applies these deletions. This is its page.");
        router.push(`/${org}/runs/${started.runId}`);
      },
    }),
  );
  return {
    cancel: {
      ask: (onDone: () => void) => cancel.mutate({ org, runId }, { onSettled: onDone }),
      pending: cancel.isPending,
    },
    resume: { ask: () => resume.mutate({ org, runId }), pending: resume.isPending },
    retry: {
      /** All that failed when nothing is named. */
      ask: (choice: { recordIds?: string[]; issue?: IssueCode } = {}) =>
        retry.mutate({ org, runId, ...choice }),
      pending: retry.isPending,
    },
    applyDeletions: {
      ask: (onDone: () => void) => applyDeletions.mutate({ org, runId }, { onSettled: onDone }),
      pending: applyDeletions.isPending,
    },
  };
}
