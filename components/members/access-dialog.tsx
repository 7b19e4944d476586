"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import type { ClientName } from "@/components/clients/client-command";
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
import { Skeleton } from "@/components/ui/skeleton";
import { areSameClients } from "@/server/domain/access";
import type { Role } from "@/server/domain/roles";
import { ClientsChoice, useAsksForClients } from "./clients-choice";
import { RoleChoice } from "./role-choice";
import { type Member, ROLE_WORDS } from "./role-words";

interface AccessDialogProps {
  member: Member;
  open: boolean;
  onClose(): void;
}

/** Role and clients of a member. */
export function AccessDialog({ member, open, onClose }: AccessDialogProps) {
  const { slug: org } = useOrganisation();
  const asksForClients = useAsksForClients(member.clients !== null);
  const trpc = useTRPC();
  // The list names the first few of their clients alone.
  const access = useQuery(
    trpc.member.access.queryOptions(
      { org, memberId: member.id },
      { enabled: open && member.clients !== null, staleTime: 0, gcTime: 0 },
    ),
  );
  const clients = member.clients === null ? null : access.data?.clients;
  const what = asksForClients ? "access" : "role";
  return (
    <Dialog
      open={open}
      onOpenChange={(shown) => {
        if (!shown) onClose();
      }}
    >
      <DialogContent>
        <DialogHeader>
          <DialogTitle>
            {member.self ? `Change your ${what}` : `Change the ${what} of ${member.name}`}
          </DialogTitle>
          <DialogDescription>
            {member.self
              ? "Only another owner can make you owner again."
              : "Holds at once, also where they are signed in."}
          </DialogDescription>
        </DialogHeader>
        {access.error ? (
          <Alert state="broken" title={sentenceOf(access.error)} />
        ) : clients === undefined ? (
          <Skeleton className="h-72 w-full" />
        ) : (
          <AccessForm member={member} clients={clients} asksForClients={asksForClients} onClose={onClose} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function AccessForm({
  member,
  clients: before,
  asksForClients,
  onClose,
}: Omit<AccessDialogProps, "open"> & { clients: ClientName[] | null; asksForClients: boolean }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [role, setRole] = useState<Role>(member.role);
  const [chosen, setClients] = useState(before);
  const clients = role === "owner" ? null : chosen;
  const change = useMutation(
    trpc.member.changeAccess.mutationOptions({
      onSuccess: async (_done, input) => {
        const whose = member.self ? "You are" : `${member.name} is`;
        toast.success(
          input.role === undefined
            ? `The clients of ${member.name} are changed.`
            : `${whose} ${ROLE_WORDS[input.role].article} now.`,
        );
        onClose();
        await queryClient.invalidateQueries(trpc.member.pathFilter());
        if (member.self) router.refresh();
      },
    }),
  );
  const idsOf = (of: ClientName[] | null) => of?.map(({ id }) => id) ?? null;
  const otherClients = !areSameClients(idsOf(before), idsOf(clients));
  const otherRole = role !== member.role;
  return (
    <>
      {change.isError ? <Alert state="broken" title={sentenceOf(change.error)} /> : null}
      <RoleChoice value={role} onChange={setRole} />
      {asksForClients ? <ClientsChoice role={role} value={clients} onChange={setClients} /> : null}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button
          variant="primary"
          disabled={!otherRole && !otherClients}
          pending={change.isPending}
          onClick={() =>
            change.mutate({
              org,
              memberId: member.id,
              ...(otherRole ? { role } : {}),
              ...(otherClients ? { clients: idsOf(clients) } : {}),
            })
          }
        >
          {asksForClients ? "Change access" : "Change role"}
        </Button>
      </DialogFooter>
    </>
  );
}
