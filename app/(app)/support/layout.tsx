import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { SecondFactorNeeded } from "@/components/support/second-factor-needed";
import { SupportShell } from "@/components/support/support-shell";
import { currentUser } from "@/server/auth/session";

export const metadata: Metadata = { title: { default: "Support", template: "%s · Support · PrimeLink" } };

/** The sentence for staff who have no second factor yet; whoever is not of the staff finds nothing here. */
async function refusal(): Promise<string | null> {
  try {
    await fetchOrNotFound(api.support.organisations.queryOptions());
    return null;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") return error.message;
    throw error;
  }
}

export default async function SupportLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  if (!user) {
    const path = (await headers()).get("x-path") ?? "/support";
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  const [refused, organisations] = await Promise.all([
    refusal(),
    fetchOrNotFound(api.organisation.mine.queryOptions()),
  ]);
  return (
    <SupportShell person={user} organisations={organisations}>
      {refused === null ? children : <SecondFactorNeeded sentence={refused} />}
    </SupportShell>
  );
}
