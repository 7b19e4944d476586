import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { safeCallbackPath } from "@/server/auth/callback-url";
import { currentUser } from "@/server/auth/session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl } = await searchParams;
  const callbackPath = safeCallbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  if (await currentUser()) redirect(callbackPath);
  const { open, first } = await fetchOrNotFound(api.organisation.signUpState.queryOptions());
  if (first) redirect("/sign-up");
  return (
    <AuthCard title="Sign in" description="Bring your stores together, and keep them in step.">
      <SignInForm callbackPath={callbackPath} signUpOpen={open} />
    </AuthCard>
  );
}
