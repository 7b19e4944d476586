"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api/trpc";
import { NameDialog } from "@/components/form/name-dialog";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { ConnectionDialogProps } from "./connection-dialog";

export function RenameDialog({ connection, ...dialog }: ConnectionDialogProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rename = useMutation(trpc.connection.rename.mutationOptions());
  return (
    <NameDialog
      {...dialog}
      title="Rename connection"
      name={connection.name}
      maxLength={100}
      act="Rename"
      onSave={async (name) => {
        await rename.mutateAsync({ org, connectionId: connection.id, name });
        await queryClient.invalidateQueries(trpc.connection.pathFilter());
      }}
    />
  );
}
