"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

export function AcceptInvitation({
  token,
  organisation,
  yourEmail,
}: {
  token: string;
  organisation: string;
  yourEmail: string;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess: ({ slug }) => {
        router.replace(`/${slug}`);
        router.refresh();
      },
    }),
  );
  return (
    <div className="grid gap-4">
      {accept.isError ? <Alert state="broken" title={sentenceOf(accept.error)} /> : null}
      <Button
        variant="primary"
        size="lg"
        pending={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        Accept and open {organisation}
      </Button>
      <p className="text-center text-ink-muted text-sm [overflow-wrap:anywhere]">
        You are signed in as {yourEmail}.{" "}
        <button
          type="button"
          className="focus-ring rounded text-accent-text underline underline-offset-4"
          onClick={() => void signOut({ callbackUrl: `/invitation/${token}` })}
        >
          Not you?
        </button>
      </p>
    </div>
  );
}
