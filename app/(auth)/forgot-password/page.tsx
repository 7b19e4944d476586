import type { Metadata } from "next";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { NoMail } from "@/components/auth/no-mail";

export const metadata: Metadata = { title: "Forgot password" };

export default async function ForgotPasswordPage() {
  const { mailConfigured } = await fetchOrNotFound(api.account.signInChoices.queryOptions());
  return (
    <AuthCard
      title="Forgot password"
      description="We send a link to your e-mail address. With it you choose a new password."
    >
      {mailConfigured ? <ForgotPasswordForm /> : <NoMail />}
    </AuthCard>
  );
}
