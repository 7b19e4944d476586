import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { BoardPage } from "@/components/board/board-page";
import { boardTable } from "@/components/board/board-table";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { OverviewPage } from "@/components/overview/overview-page";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string }> };

async function isAgency({ params }: Params): Promise<boolean> {
  const { org } = await params;
  return (await fetchOrNotFound(api.organisation.get.queryOptions({ org }))).kind === "agency";
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  return { title: (await isAgency(props)) ? "Board" : "Overview" };
}

/** An agency begins with the board of its clients, a merchant with the overview. */
export default async function OrganisationStartPage(props: Params & { searchParams: Promise<SearchParams> }) {
  const { org } = await props.params;
  const agency = await isAgency(props);
  if (agency) {
    const query = await loadTableQuery(boardTable, props.searchParams);
    await Promise.all([
      prefetch(api.board.list.queryOptions({ org, ...query })),
      prefetch(api.board.summary.queryOptions({ org })),
    ]);
  } else {
    await prefetch(api.overview.get.queryOptions({ org }));
  }
  return (
    <Page crumbs={[{ label: agency ? "Board" : "Overview" }]}>
      <HydrateClient>{agency ? <BoardPage /> : <OverviewPage />}</HydrateClient>
    </Page>
  );
}
