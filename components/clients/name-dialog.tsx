"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { NameDialog } from "@/components/form/name-dialog";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { ClientName } from "./client-command";

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

const NAME = { maxLength: 100, help: "As you call them, such as the shop's name." };

/** Leads to the new client's page, where its stores are connected. */
export function NewClientDialog(dialog: DialogProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const create = useMutation(trpc.client.create.mutationOptions());
  return (
    <NameDialog
      {...dialog}
      {...NAME}
      title="New client"
      name=""
      act="Add client"
      onSave={async (name) => {
        const { id } = await create.mutateAsync({ org, name });
        toast.success(`${name} is added.`);
        router.push(`/${org}/clients/${id}`);
        // How many there are reaches the rail by the layout.
        router.refresh();
        await queryClient.invalidateQueries(trpc.client.pathFilter());
      }}
    />
  );
}

export function RenameClientDialog({ client, ...dialog }: DialogProps & { client: ClientName }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const rename = useMutation(trpc.client.rename.mutationOptions());
  return (
    <NameDialog
      {...dialog}
      {...NAME}
      title="Rename client"
      name={client.name}
      act="Rename"
      onSave={async (name) => {
        await rename.mutateAsync({ org, clientId: client.id, name });
        // Its name stands in every list, and in the page's own title.
        await queryClient.invalidateQueries();
        router.refresh();
      }}
    />
  );
}
