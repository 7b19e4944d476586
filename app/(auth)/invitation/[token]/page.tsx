import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { InvitationEnded } from "@/components/auth/invitation/invitation-ended";
import { InvitationOpen } from "@/components/auth/invitation/invitation-open";
import { currentVisit } from "@/server/auth/session";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

/** Looking changes nothing: mail programs look at links, too. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { session } = await currentVisit();
  if (session?.pending) {
    redirect(`/sign-in/code?callbackUrl=${encodeURIComponent(`/invitation/${token}`)}`);
  }
  const [look, { providers }] = await Promise.all([
    fetchOrNotFound(api.invitation.look.queryOptions({ token })),
    fetchOrNotFound(api.account.signInChoices.queryOptions()),
  ]);
  if (look.state !== "open") return <InvitationEnded look={look} />;
  return (
    <InvitationOpen
      token={token}
      look={look}
      yourEmail={session?.user.email ?? null}
      providers={look.email === null ? [] : providers}
    />
  );
}
