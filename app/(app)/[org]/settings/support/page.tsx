import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { SupportSettings } from "@/components/settings/support-settings";

export const metadata: Metadata = { title: "Support" };

export default async function SupportSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await prefetch(api.supportAccess.list.queryOptions({ org }));
  return (
    <HydrateClient>
      <SupportSettings />
    </HydrateClient>
  );
}
