import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { ClientList } from "@/components/clients/client-list";
import { clientTable } from "@/components/clients/client-table";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Clients" };

export default async function ClientsPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const query = await loadTableQuery(clientTable, searchParams);
  await prefetch(api.client.list.queryOptions({ org, ...query }));
  return (
    <Page crumbs={[{ label: "Clients" }]}>
      <HydrateClient>
        <ClientList />
      </HydrateClient>
    </Page>
  );
}
