import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { AppShell } from "@/components/shell/app-shell";
import { currentUser } from "@/server/auth/session";

type Params = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  if (!(await currentUser())) return {};
  const { org } = await params;
  const organisation = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  return { title: { default: organisation.name, template: `%s · ${organisation.name} · PrimeLink` } };
}

/** Who is signed out goes to sign in; who does not belong here sees the same page as for what does not exist. */
export default async function OrganisationLayout({ params, children }: Params & { children: ReactNode }) {
  const user = await currentUser();
  if (!user) {
    const path = (await headers()).get("x-path") ?? "/";
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  const { org } = await params;
  const [organisation, organisations, { open: mayFound }, staff] = await Promise.all([
    fetchOrNotFound(api.organisation.get.queryOptions({ org })),
    fetchOrNotFound(api.organisation.mine.queryOptions()),
    fetchOrNotFound(api.organisation.foundState.queryOptions()),
    fetchOrNotFound(api.account.staff.queryOptions()),
  ]);
  return (
    <AppShell
      organisation={organisation}
      organisations={organisations}
      person={{ ...user, staff }}
      mayFound={mayFound}
    >
      {children}
    </AppShell>
  );
}
