"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useChosenClient } from "@/components/shell/client-context";
import { useOrganisation } from "@/components/shell/organisation-context";

/** A run that writes: of everything, or of what has changed since the last one. */
export type RunNow = "full" | "incremental";

/** What can be done with an import wherever it is shown. Each leads to where its effect is seen. */
export function useImportActs(item: { id: string; name: string }) {
  const { slug } = useOrganisation();
  const { addressOf } = useChosenClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries(trpc.import.pathFilter()),
      client.invalidateQueries(trpc.run.pathFilter()),
    ]);
  const onError = (error: unknown) => toast.error(sentenceOf(error));

  const start = useMutation(
    trpc.import.start.mutationOptions({
      onError,
      onSuccess: async ({ runId }, { kind }) => {
        await refresh();
        router.push(
          kind === "dry_run" ? `/${slug}/imports/${item.id}/edit/review` : `/${slug}/runs/${runId}`,
        );
      },
    }),
  );
  const duplicate = useMutation(
    trpc.import.duplicate.mutationOptions({
      onError,
      onSuccess: async (copy) => {
        await refresh();
        toast.success(`"${copy.name}" was made. Runs and records stay with the original.`);
        router.push(`/${slug}/imports/${copy.id}`);
      },
    }),
  );
  const remove = useMutation(
    trpc.import.remove.mutationOptions({
      onError,
      onSuccess: async () => {
        toast.success(`"${item.name}" was removed.`);
        router.push(addressOf("/imports"));
        client.removeQueries(trpc.import.get.queryFilter({ org: slug, importId: item.id }));
        await refresh();
      },
    }),
  );
  const input = { org: slug, importId: item.id };
  return {
    starting: start.isPending ? start.variables.kind : null,
    run: (kind: RunNow) => start.mutate({ ...input, kind }),
    dryRun: () => start.mutate({ ...input, kind: "dry_run" }),
    duplicate: { ask: () => duplicate.mutate(input), pending: duplicate.isPending },
    remove: { ask: () => remove.mutate(input), pending: remove.isPending },
  };
}
