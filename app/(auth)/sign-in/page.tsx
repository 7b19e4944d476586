import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { providerProblem } from "@/components/auth/sign-in-problem";
import { safeCallbackPath } from "@/server/auth/callback-url";
import { currentVisit } from "@/server/auth/session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const given = await searchParams;
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : undefined);
  const callbackPath = safeCallbackPath(text("callbackUrl"));
  const { session } = await currentVisit();
  if (session?.pending) redirect(`/sign-in/code?callbackUrl=${encodeURIComponent(callbackPath)}`);
  if (session) redirect(callbackPath);
  const [{ open, first }, { providers }] = await Promise.all([
    fetchOrNotFound(api.organisation.signUpState.queryOptions()),
    fetchOrNotFound(api.account.signInChoices.queryOptions()),
  ]);
  if (first) redirect("/sign-up");
  return (
    <AuthCard title="Sign in" description="Bring your stores together, and keep them in step.">
      <SignInForm
        callbackPath={callbackPath}
        signUpOpen={open}
        providers={providers}
        problem={providerProblem(text("error"), text("provider"))}
      />
    </AuthCard>
  );
}
