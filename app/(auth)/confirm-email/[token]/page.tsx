import type { Metadata } from "next";
import { api, fetchOrNull } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { ConfirmEmail } from "@/components/auth/confirm-email";
import { VoidLink } from "@/components/auth/void-link";

export const metadata: Metadata = { title: "Confirm your e-mail address", referrer: "no-referrer" };

/** Looking changes nothing: mail programs look at links, too. */
export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const change = await fetchOrNull(api.account.emailChange.queryOptions({ token }));
  if (!change) return <VoidLink href="/account" label="Go to your account" />;
  return (
    <AuthCard title="Confirm your e-mail address" description="You sign in with the new one from then on.">
      <ConfirmEmail token={token} {...change} />
    </AuthCard>
  );
}
