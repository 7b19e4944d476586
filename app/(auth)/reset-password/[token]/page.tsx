import type { Metadata } from "next";
import { api, fetchOrNull } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { VoidLink } from "@/components/auth/void-link";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await fetchOrNull(api.account.resetLink.queryOptions({ token }));
  if (!link) return <VoidLink href="/forgot-password" label="Ask for a new link" />;
  return (
    <AuthCard title="Choose a new password" description={`For ${link.email}.`}>
      <ResetPasswordForm token={token} email={link.email} />
    </AuthCard>
  );
}
