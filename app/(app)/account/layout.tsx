import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { AccountShell } from "@/components/account/account-shell";
import { currentUser } from "@/server/auth/session";

export const metadata: Metadata = {
  title: { default: "Your account", template: "%s · Your account · PrimeLink" },
};

/** What belongs to the person, whichever organisation they come from. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  if (!user) {
    const path = (await headers()).get("x-path") ?? "/account";
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  const [organisations, staff] = await Promise.all([
    fetchOrNotFound(api.organisation.mine.queryOptions()),
    fetchOrNotFound(api.account.staff.queryOptions()),
    prefetch(api.account.get.queryOptions()),
  ]);
  return (
    <AccountShell person={{ ...user, staff }} organisations={organisations}>
      <HydrateClient>{children}</HydrateClient>
    </AccountShell>
  );
}
