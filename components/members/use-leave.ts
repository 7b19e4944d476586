"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";

/** Leaves the organisation that these pages are of, and its pages with it. */
export function useLeave(onFailed: () => void) {
  const { name } = useOrganisation();
  const trpc = useTRPC();
  const router = useRouter();
  return useMutation(
    trpc.member.leave.mutationOptions({
      onSuccess: () => {
        toast.success(`You have left ${name}.`);
        router.replace("/");
        router.refresh();
      },
      onError: (error) => {
        toast.error(sentenceOf(error));
        onFailed();
      },
    }),
  );
}
