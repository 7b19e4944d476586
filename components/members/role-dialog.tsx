"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { RoleChoice } from "./role-choice";
import { type Member, ROLE_WORDS } from "./role-words";

interface RoleDialogProps {
  member: Member;
  open: boolean;
  onClose(): void;
}

export function RoleDialog({ member, open, onClose }: RoleDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(shown) => {
        if (!shown) onClose();
      }}
    >
      <DialogContent>
        <RoleForm member={member} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function RoleForm({ member, onClose }: Omit<RoleDialogProps, "open">) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [role, setRole] = useState(member.role);
  const change = useMutation(
    trpc.member.changeRole.mutationOptions({
      onSuccess: async () => {
        toast.success(`${member.self ? "You are" : `${member.name} is`} ${ROLE_WORDS[role].article} now.`);
        onClose();
        await queryClient.invalidateQueries(trpc.member.pathFilter());
        if (member.self) router.refresh();
      },
    }),
  );
  return (
    <>
      <DialogHeader>
        <DialogTitle>{member.self ? "Change your role" : `Change the role of ${member.name}`}</DialogTitle>
        <DialogDescription>
          {member.self
            ? "Only another owner can make you owner again."
            : "Holds at once, also where they are signed in."}
        </DialogDescription>
      </DialogHeader>
      {change.isError ? <Alert state="broken" title={sentenceOf(change.error)} /> : null}
      <RoleChoice value={role} onChange={setRole} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button
          variant="primary"
          disabled={role === member.role}
          pending={change.isPending}
          onClick={() => change.mutate({ org, memberId: member.id, role })}
        >
          Change role
        </Button>
      </DialogFooter>
    </>
  );
}
