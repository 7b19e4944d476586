import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { formatCounted } from "@/components/ui/number";

/** What can be done with a connection's webhooks. */
export function useWebhooks(connectionId: string) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = {
    onError: (error: unknown) => toast.error(sentenceOf(error)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.connection.webhooks.pathFilter()),
        queryClient.invalidateQueries(trpc.import.realTime.pathFilter()),
      ]),
  };
  const enable = useMutation(
    trpc.connection.webhooks.enable.mutationOptions({
      ...options,
      onSuccess: ({ problem, total }) => {
        if (!problem) toast.success(`Real time is on: ${formatCounted(total, "hook")} set up at the store.`);
      },
    }),
  );
  const disable = useMutation(
    trpc.connection.webhooks.disable.mutationOptions({
      ...options,
      onSuccess: ({ left }) => {
        if (left) toast.warning(left);
        else toast.success("Real time is off, and its hooks are removed from the store.");
      },
    }),
  );
  const check = useMutation(
    trpc.connection.webhooks.check.mutationOptions({
      ...options,
      onSuccess: ({ problem, mended, made, caughtUp }) => {
        if (problem) return;
        const repaired = mended + made;
        const runs =
          caughtUp > 0 ? ` ${formatCounted(caughtUp, "run")} started to bring over what was missed.` : "";
        toast.success(
          repaired === 0 ? `All hooks are well.${runs}` : `${formatCounted(repaired, "hook")} mended.${runs}`,
        );
      },
    }),
  );
  const input = { org, connectionId };
  return {
    enable: { ask: () => enable.mutate(input), pending: enable.isPending },
    disable: {
      ask: (done: () => void) => disable.mutate(input, { onSettled: done }),
      pending: disable.isPending,
    },
    check: { ask: () => check.mutate(input), pending: check.isPending },
  };
}
