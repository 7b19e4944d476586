import type { Metadata } from "next";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { OverviewPage } from "@/components/overview/overview-page";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Overview" };

export default async function OrganisationStartPage({ params }: { params: Promise<{ org: string }> }) {
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
