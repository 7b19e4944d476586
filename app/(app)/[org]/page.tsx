import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { BoardPage } from "@/components/board/board-page";
import { boardTable } from "@/components/board/board-table";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { OverviewPage } from "@/components/overview/overview-page";
import { loadClientId } from "@/components/shell/client-param";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string }> };
type Props = Params & { searchParams: Promise<SearchParams> };

async function organisationOf({ params }: Params) {
  const { org } = await params;
  return fetchOrNotFound(api.organisation.get.queryOptions({ org }));
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const { kind, name } = await organisationOf(props);
  // The template of a layout is for the pages below its own.
  return { title: { absolute: `${kind === "agency" ? "Board" : "Overview"} · ${name} · PrimeLink` } };
}

/** An agency begins with the board of its clients, a merchant with the overview. */
export default async function OrganisationStartPage(props: Props) {
  const agency = (await organisationOf(props)).kind === "agency";
  return (
    <Page crumbs={[{ label: agency ? "Board" : "Overview" }]} width={agency ? "wide" : "default"}>
      {agency ? await board(props) : await overview(props)}
    </Page>
  );
}

async function board({ params, searchParams }: Props) {
  const { org } = await params;
  const offered = await fetchOrNotFound(api.connection.platforms.queryOptions({ org }));
  const platforms = offered.map(({ id, name }) => ({ id, name }));
  const query = await loadTableQuery(boardTable(platforms), searchParams);
  await Promise.all([
    prefetch(api.board.list.queryOptions({ org, ...query })),
    prefetch(api.board.summary.queryOptions({ org })),
  ]);
  return (
    <HydrateClient>
      <BoardPage platforms={platforms} />
    </HydrateClient>
  );
}

async function overview({ params, searchParams }: Props) {
  const { org } = await params;
  const clientId = await loadClientId(searchParams);
  await prefetch(api.overview.get.queryOptions({ org, clientId }));
  return (
    <HydrateClient>
      <OverviewPage />
    </HydrateClient>
  );
}
