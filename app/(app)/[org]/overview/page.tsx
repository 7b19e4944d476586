import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { OverviewPage } from "@/components/overview/overview-page";
import { loadClientId } from "@/components/shell/client-param";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Overview" };

/** For an agency, whose start page is the board. */
export default async function AgencyOverviewPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const clientId = await loadClientId(searchParams);
  await prefetch(api.overview.get.queryOptions({ org, clientId }));
  return (
    <Page crumbs={[{ label: "Overview" }]}>
      <HydrateClient>
        <OverviewPage />
      </HydrateClient>
    </Page>
  );
}
