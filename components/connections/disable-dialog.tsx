"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ConnectionDialogProps } from "./connection-dialog";

export function DisableDialog({ connection, open, onOpenChange }: ConnectionDialogProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const disable = useMutation(
    trpc.connection.setEnabled.mutationOptions({
      onSuccess: async ({ hooksLeft }) => {
        await queryClient.invalidateQueries(trpc.connection.pathFilter());
        onOpenChange(false);
        if (hooksLeft) toast.warning(hooksLeft);
      },
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  const used = connection.usedBy.length;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      danger={false}
      title={`Disable ${connection.name}?`}
      description={
        used === 0
          ? "No import uses it. Its credentials are kept, and you can enable it again at any time."
          : `${used === 1 ? "The import that uses" : `The ${used} imports that use`} it cannot run until it is enabled again. Its credentials are kept.`
      }
      confirmLabel="Disable connection"
      pending={disable.isPending}
      onConfirm={() => disable.mutate({ org, connectionId: connection.id, enabled: false })}
    />
  );
}
