import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { ConnectionList } from "@/components/connections/connection-list";
import { connectionTable } from "@/components/connections/connection-table";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { loadClientId } from "@/components/shell/client-param";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const query = await loadTableQuery(connectionTable, searchParams);
  const clientId = await loadClientId(searchParams);
  await prefetch(api.connection.page.queryOptions({ org, ...query, clientId }));
  return (
    <Page crumbs={[{ label: "Connections" }]}>
      <HydrateClient>
        <ConnectionList />
      </HydrateClient>
    </Page>
  );
}
