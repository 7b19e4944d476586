"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useChosenClient } from "@/components/shell/client-context";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { formatCounted } from "@/components/ui/number";
import type { ClientListItem } from "./client-columns";

/** Says what goes with the client, or what it still has that keeps it. */
export function RemoveClientDialog({
  client,
  open,
  onOpenChange,
}: {
  client: ClientListItem;
  open: boolean;
  onOpenChange(open: boolean): void;
}) {
  const { slug: org } = useOrganisation();
  const { clientId: chosen, choose } = useChosenClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const ownPage = usePathname() === `/${org}/clients/${client.id}`;
  const remove = useMutation(
    trpc.client.remove.mutationOptions({
      onSuccess: async () => {
        toast.success(`${client.name} was removed.`);
        onOpenChange(false);
        if (chosen === client.id) choose(null);
        if (ownPage) router.replace(`/${org}/clients`);
        // How many are left reaches the rail by the layout.
        router.refresh();
        queryClient.removeQueries(trpc.client.get.queryFilter({ org, clientId: client.id }));
        await queryClient.invalidateQueries(trpc.client.pathFilter());
      },
      onError: (error) => {
        toast.error(sentenceOf(error));
        onOpenChange(false);
      },
    }),
  );
  const held = [
    client.imports > 0 ? formatCounted(client.imports, "import") : null,
    client.connections > 0 ? formatCounted(client.connections, "connection") : null,
  ].filter((part) => part !== null);
  if (held.length > 0) {
    return (
      <Dialog open={open} onOpenChange={onOpenChange}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{client.name} cannot be removed yet</DialogTitle>
            <DialogDescription>
              It still has {held.join(" and ")}. Remove {held.length > 1 ? "those, the imports" : "those"}{" "}
              first.
            </DialogDescription>
          </DialogHeader>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">Understood</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Remove ${client.name}?`}
      description={
        client.members
          ? `It has no connections and no imports. ${formatCounted(client.members, "member")} who ${client.members === 1 ? "is" : "are"} there for single clients will have one client less. Open invitations for this client alone are withdrawn.`
          : "It has no connections and no imports. Open invitations for this client alone are withdrawn."
      }
      confirmLabel="Remove client"
      pending={remove.isPending}
      onConfirm={() => remove.mutate({ org, clientId: client.id })}
    />
  );
}
