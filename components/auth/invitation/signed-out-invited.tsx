"use client";

import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { AuthLink } from "../auth-link";
import { ProviderButtons } from "../provider-buttons";
import { InvitedSignUpForm } from "./invited-sign-up-form";

/** The way in for who is signed out: the account they have, or a new one, which the invitation allows. */
export function SignedOutInvited({
  token,
  email,
  hasAccount,
  providers,
}: {
  token: string;
  email: string | null;
  hasAccount: boolean | null;
  providers: { id: SignInProvider; name: string }[];
}) {
  const here = `/invitation/${token}`;
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(here)}`;
  if (hasAccount) {
    return (
      <div className="grid gap-4">
        <p className="text-sm [overflow-wrap:anywhere]">
          There is an account of {email}. Sign in with it, then you can join.
        </p>
        <Button asChild variant="primary" size="lg">
          <Link href={signIn}>Sign in</Link>
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <InvitedSignUpForm token={token} email={email} />
      <ProviderButtons providers={providers} callbackPath={here} />
      <p className="text-center text-ink-muted text-sm">
        You have an account? <AuthLink href={signIn}>Sign in</AuthLink>
      </p>
    </div>
  );
}
