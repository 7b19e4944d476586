import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { OverviewPage } from "@/components/overview/overview-page";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Overview" };

/** For an agency, whose start page is the board. */
export default async function AgencyOverviewPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  await prefetch(api.overview.get.queryOptions({ org }));
  return (
    <Page crumbs={[{ label: "Overview" }]}>
      <HydrateClient>
        <OverviewPage />
      </HydrateClient>
    </Page>
  );
}
