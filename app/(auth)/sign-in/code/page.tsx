import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { CodeForm } from "@/components/auth/code-form";
import { safeCallbackPath } from "@/server/auth/callback-url";
import { currentVisit } from "@/server/auth/session";

export const metadata: Metadata = { title: "Enter your code" };

/** The second step. That the first was taken is in the session, so the page can be reloaded and left. */
export default async function SignInCodePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl } = await searchParams;
  const callbackPath = safeCallbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined);
  const { session } = await currentVisit();
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(callbackPath)}`);
  if (!session.pending) redirect(callbackPath);
  return (
    <AuthCard title="Enter your code" description={`One more step for ${session.user.email}.`}>
      <CodeForm callbackPath={callbackPath} />
    </AuthCard>
  );
}
