import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { currentUser } from "@/server/auth/session";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  if (await currentUser()) redirect("/");
  const { open, first } = await fetchOrNotFound(api.organisation.signUpState.queryOptions());
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
      <SignUpForm first={first} />
    </AuthCard>
  );
}
