import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { ImportList } from "@/components/imports/import-list";
import { importTable } from "@/components/imports/import-table";
import { loadClientId } from "@/components/shell/client-param";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const query = await loadTableQuery(importTable, searchParams);
  const clientId = await loadClientId(searchParams);
  await prefetch(api.import.list.queryOptions({ org, ...query, clientId }));
  return (
    <Page crumbs={[{ label: "Imports" }]}>
      <HydrateClient>
        <ImportList />
      </HydrateClient>
    </Page>
  );
}
