import { Lock } from "lucide-react";
import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { SupportSettings } from "@/components/settings/support-settings";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Support" };

export default async function SupportSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  if (!scopes.includes("support:read")) {
    return (
      <EmptyState page icon={Lock} title="For members who are there for all clients">
        Who of PrimeLink's support may look into the organisation is told to its owners and admins, who decide
        it. Ask one of them if you need to know.
      </EmptyState>
    );
  }
  await prefetch(api.supportAccess.list.queryOptions({ org }));
  return (
    <HydrateClient>
      <SupportSettings />
    </HydrateClient>
  );
}
