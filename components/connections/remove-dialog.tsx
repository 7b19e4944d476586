"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
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
import type { ConnectionDialogProps } from "./connection-dialog";

/** Says what goes, or why it cannot go yet. */
export function RemoveDialog({ connection, open, onOpenChange }: ConnectionDialogProps) {
  const { slug: org } = useOrganisation();
  const { addressOf } = useChosenClient();
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.connection.remove.mutationOptions({
      onSuccess: ({ hooksLeft }) => {
        if (hooksLeft) toast.warning(`${connection.name} was removed. ${hooksLeft}`);
        else toast.success(`${connection.name} was removed.`);
        router.push(addressOf("/connections"));
        void queryClient.invalidateQueries(trpc.connection.pathFilter());
      },
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  const { obstacle, links } = connection.removal;
  if (obstacle) {
    return (
      <Dialog open={open} onOpenChange={onOpenChange}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{connection.name} cannot be removed yet</DialogTitle>
            <DialogDescription>{obstacle}</DialogDescription>
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
      title={`Remove ${connection.name}?`}
      description={
        <>
          Its credentials are deleted for good
          {links > 0
            ? `, and PrimeLink forgets ${formatCounted(links, "pair")} of source and target objects: a later import would look for them anew.`
            : "."}{" "}
          The store itself is not touched, apart from PrimeLink's hooks there, which are removed.
        </>
      }
      confirmLabel="Remove connection"
      pending={remove.isPending || remove.isSuccess}
      onConfirm={() => remove.mutate({ org, connectionId: connection.id })}
    />
  );
}
