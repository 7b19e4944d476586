"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { LinkOnce } from "./link-once";
import type { Invitation } from "./role-words";

export function InvitationMenu({ invitation }: { invitation: Invitation }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const { id: invitationId, email } = invitation;
  const options = {
    onError: (error: unknown) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries(trpc.member.invitations.queryFilter()),
  };
  const revoke = useMutation(trpc.member.revokeInvitation.mutationOptions(options));
  const resend = useMutation(
    trpc.member.resendInvitation.mutationOptions({
      ...options,
      onSuccess: (sent) => {
        setLink(sent.link);
        if (sent.mailProblem) toast.error(sent.mailProblem);
        else if (email) toast.success(`The invitation is on its way to ${email} again.`);
      },
    }),
  );
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            size="icon-sm"
            variant="ghost"
            pending={resend.isPending}
            aria-label={`More for the invitation ${email ? `of ${email}` : "by link"}`}
          >
            {resend.isPending ? null : <Ellipsis aria-hidden />}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => resend.mutate({ org, invitationId })}>
            <RefreshCw aria-hidden />
            {email ? "Send again" : "Make a new link"}
          </DropdownMenuItem>
          <DropdownMenuItem danger onSelect={() => setAsking(true)}>
            <Trash2 aria-hidden />
            Revoke
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={link !== null} onOpenChange={() => setLink(null)}>
        <DialogContent aria-describedby={undefined} onInteractOutside={(event) => event.preventDefault()}>
          {link ? <LinkOnce link={link} onDone={() => setLink(null)} /> : null}
        </DialogContent>
      </Dialog>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={email ? `Revoke the invitation of ${email}?` : "Revoke this link?"}
        description="Its link opens nothing from now on. You can invite again at any time."
        confirmLabel="Revoke invitation"
        pending={revoke.isPending || revoke.isSuccess}
        onConfirm={() => revoke.mutate({ org, invitationId })}
      />
    </>
  );
}
