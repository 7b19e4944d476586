import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { currentUser } from "@/server/auth/session";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  if (await currentUser()) redirect("/");
  const [{ open, first }, { providers }] = await Promise.all([
    fetchOrNotFound(api.organisation.signUpState.queryOptions()),
    fetchOrNotFound(api.account.signInChoices.queryOptions()),
  ]);
  if (!open) redirect("/sign-in");
  return (
    <AuthCard
      title="Create an account"
      description={
        first
          ? "This installation is new. The first account becomes its owner."
          : "One account for you, one organisation for your stores."
      }
    >
      <SignUpForm first={first} providers={providers} />
    </AuthCard>
  );
}
