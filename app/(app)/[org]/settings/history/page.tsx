import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { HistorySettings } from "@/components/settings/history-settings";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "History" };

export default async function HistorySettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await prefetch(api.organisation.retention.queryOptions({ org }));
  return (
    <>
      <PageHeader
        title="History"
        description="How long runs and their records are kept. What is older is removed every night."
      />
      <HydrateClient>
        <HistorySettings />
      </HydrateClient>
    </>
  );
}
