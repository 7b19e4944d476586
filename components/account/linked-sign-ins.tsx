"use client";

import { useMutation } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { ProviderMark } from "@/components/auth/provider-mark";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { PasswordDialog } from "./password-dialog";
import { useAccount } from "./use-account";

export function LinkedSignIns() {
  const trpc = useTRPC();
  const { account, refresh } = useAccount();
  const [asked, setAsked] = useState<{ provider: SignInProvider; name: string; linked: boolean } | null>(
    null,
  );
  const start = useMutation(trpc.account.startLinking.mutationOptions());
  const unlink = useMutation(trpc.account.unlink.mutationOptions());
  if (account.signIns.length === 0) {
    return (
      <Card>
        <EmptyState icon={Link2} title="This installation offers none">
          Whoever runs it can switch Google and GitHub on by giving it their keys (GOOGLE_CLIENT_ID,
          GITHUB_CLIENT_ID and their secrets).
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <Card>
        <ul className="divide-y">
          {account.signIns.map(({ provider, name, linked }) => (
            <li key={provider} className="flex flex-wrap items-center gap-x-3 gap-y-2 p-4">
              <ProviderMark provider={provider} className="size-5" />
              <div className="min-w-0 flex-1 basis-48">
                <p className="font-medium text-sm">{name}</p>
                <p className="text-ink-muted text-xs [overflow-wrap:anywhere]">
                  {linked ? (
                    <>
                      {linked.email}, linked <RelativeTime value={linked.since} />
                    </>
                  ) : (
                    "Not linked"
                  )}
                </p>
              </div>
              <Button
                size="sm"
                aria-label={linked ? `Remove the link with ${name}` : `Link ${name}`}
                onClick={() => setAsked({ provider, name, linked: linked !== null })}
              >
                {linked ? "Remove link" : "Link"}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <PasswordDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={asked?.linked ? `Remove the link with ${asked.name}?` : `Link ${asked?.name ?? ""}`}
        description={
          asked?.linked
            ? `${asked.name} no longer signs you in. Your account there stays as it is.`
            : `You go to ${asked?.name ?? ""} and come back. From then on it can sign you in here.`
        }
        confirmLabel={asked?.linked ? "Remove link" : `Go to ${asked?.name ?? ""}`}
        danger={asked?.linked ?? false}
        onConfirm={async ({ password }) => {
          if (!asked) return;
          const { provider, name, linked } = asked;
          if (!linked) {
            await start.mutateAsync({ provider, password });
            await signIn(provider, { callbackUrl: "/account/sign-ins" });
            return;
          }
          await unlink.mutateAsync({ provider, password });
          setAsked(null);
          toast.success(`The link with ${name} was removed.`);
          await refresh();
        }}
      />
    </>
  );
}
