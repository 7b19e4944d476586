"use client";

import { useMutation } from "@tanstack/react-query";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export function ConfirmEmail({
  token,
  oldEmail,
  newEmail,
}: {
  token: string;
  oldEmail: string;
  newEmail: string;
}) {
  const trpc = useTRPC();
  const confirm = useMutation(trpc.account.confirmEmail.mutationOptions());
  if (confirm.isSuccess) {
    return (
      <div className="grid gap-4">
        <Alert state="good" title="Your e-mail address was changed">
          Sign in with {newEmail} from now on. Other devices were signed out.
        </Alert>
        <Button asChild variant="primary" size="lg">
          <Link href="/account">Go to your account</Link>
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      {confirm.isError ? <Alert state="broken" title={sentenceOf(confirm.error)} /> : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        <dt className="text-ink-muted">Until now</dt>
        <dd className="truncate">{oldEmail}</dd>
        <dt className="text-ink-muted">From now on</dt>
        <dd className="truncate font-medium">{newEmail}</dd>
      </dl>
      <Button
        variant="primary"
        size="lg"
        pending={confirm.isPending}
        onClick={() => confirm.mutate({ token })}
      >
        Change the address
      </Button>
    </div>
  );
}
