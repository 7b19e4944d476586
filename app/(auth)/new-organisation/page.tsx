import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AuthCard } from "@/components/auth/auth-card";
import { AuthLink } from "@/components/auth/auth-link";
import { FoundForm } from "@/components/auth/found-form";
import { currentUser } from "@/server/auth/session";

export const metadata: Metadata = { title: "New organisation" };

/** For who has an organisation already; the others are asked on the start page. */
export default async function NewOrganisationPage() {
  if (!(await currentUser())) redirect("/sign-in?callbackUrl=%2Fnew-organisation");
  const { open } = await fetchOrNotFound(api.organisation.foundState.queryOptions());
  if (!open) redirect("/");
  return (
    <AuthCard
      title="New organisation"
      description="It has stores, imports and members of its own, apart from those you belong to now. You become its owner."
    >
      <FoundForm />
      <p className="mt-5 text-center text-sm">
        <AuthLink href="/">Back to work</AuthLink>
      </p>
    </AuthCard>
  );
}
