"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LEAVE_WORDS } from "./leave-words";
import type { Member } from "./role-words";
import { useLeave } from "./use-leave";

export type MemberAct = "hand_over" | "remove" | "leave";

const NOTHING = { title: "", description: "", confirmLabel: "" };

/** Asks once before a member goes, or an owner hands over, and names what happens. */
export function ConfirmMemberAct({
  member,
  act,
  onClose,
}: {
  member: Member;
  act: MemberAct | null;
  onClose(): void;
}) {
  const { slug: org, name: organisation } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const options = {
    onError: (error: unknown) => {
      toast.error(sentenceOf(error));
      onClose();
    },
  };
  const done = async (sentence: string) => {
    toast.success(sentence);
    onClose();
    await queryClient.invalidateQueries(trpc.member.pathFilter());
  };
  const remove = useMutation(
    trpc.member.remove.mutationOptions({
      ...options,
      onSuccess: () => done(`${member.name} is out.`),
    }),
  );
  const handOver = useMutation(
    trpc.member.transferOwnership.mutationOptions({
      ...options,
      onSuccess: async () => {
        await done(`${member.name} is an owner now, and you are an admin.`);
        router.refresh();
      },
    }),
  );
  const leave = useLeave(onClose);
  const words = {
    hand_over: {
      title: `Hand ${organisation} over to ${member.name}?`,
      description: `${member.name} becomes an owner and may do everything${member.clients ? " for all clients" : ""}, also remove you. You become an admin at once; only an owner can make you owner again. Your open invitations to owners and admins are withdrawn.`,
      confirmLabel: "Hand ownership over",
    },
    remove: {
      title: `Remove ${member.name}?`,
      description: `${member.name} can open nothing of ${organisation} from now on, and the open invitations that they made are withdrawn. Imports, schedules and runs stay as they are.`,
      confirmLabel: "Remove member",
    },
    leave: {
      title: `Leave ${organisation}?`,
      description: LEAVE_WORDS,
      confirmLabel: "Leave organisation",
    },
  };
  const { title, description, confirmLabel } = act ? words[act] : NOTHING;
  return (
    <ConfirmDialog
      open={act !== null}
      onOpenChange={(shown) => {
        if (!shown) onClose();
      }}
      title={title}
      description={description}
      confirmLabel={confirmLabel}
      pending={remove.isPending || handOver.isPending || leave.isPending || leave.isSuccess}
      onConfirm={() => {
        if (act === "hand_over") handOver.mutate({ org, memberId: member.id });
        else if (act === "remove") remove.mutate({ org, memberId: member.id });
        else if (act === "leave") leave.mutate({ org });
      }}
    />
  );
}
