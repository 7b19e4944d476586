import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { HistorySettings } from "@/components/settings/history-settings";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "History" };

export default async function HistorySettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await prefetch(api.organisation.retention.queryOptions({ org }));
  return (
    <Page crumbs={[{ label: "Settings" }, { label: "History" }]} width="narrow">
      <PageHeader
        title="History"
        description="How long runs and their records are kept. What is older is removed every night."
      />
      <HydrateClient>
        <HistorySettings />
      </HydrateClient>
    </Page>
  );
}
