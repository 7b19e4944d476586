import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { BoardPage } from "@/components/board/board-page";
import { boardTable } from "@/components/board/board-table";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { OverviewPage } from "@/components/overview/overview-page";
import { loadClientId } from "@/components/shell/client-param";
import { hasClients } from "@/components/shell/navigation";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string }> };
type Props = Params & { searchParams: Promise<SearchParams> };

async function organisationOf({ params }: Params) {
  const { org } = await params;
  return fetchOrNotFound(api.organisation.get.queryOptions({ org }));
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const organisation = await organisationOf(props);
  // The template of a layout is for the pages below its own.
  return { title: { absolute: `${startOf(organisation)} · ${organisation.name} · PrimeLink` } };
}

const startOf = (organisation: Parameters<typeof hasClients>[0]) =>
  hasClients(organisation) ? "Board" : "Overview";

/** An agency begins with the board of its clients; a merchant, and who is there for one client, with the overview. */
export default async function OrganisationStartPage(props: Props) {
  const start = startOf(await organisationOf(props));
  return (
    <Page crumbs={[{ label: start }]} width={start === "Board" ? "wide" : "default"}>
      {start === "Board" ? await board(props) : await overview(props)}
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
