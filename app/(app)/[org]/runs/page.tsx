import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { RunList } from "@/components/runs/run-list";
import { runTable, toRunQuery } from "@/components/runs/run-table";
import { loadClientId } from "@/components/shell/client-param";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Runs" };

export default async function RunsPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org } = await params;
  const query = await loadTableQuery(runTable, searchParams);
  const clientId = await loadClientId(searchParams);
  await Promise.all([
    prefetch(api.run.list.queryOptions({ org, ...toRunQuery(query), clientId })),
    prefetch(api.run.triggers.queryOptions({ org, clientId })),
  ]);
  return (
    <Page crumbs={[{ label: "Runs" }]}>
      <PageHeader title="Runs" description="What every import did, when, and how it ended." />
      <HydrateClient>
        <RunList />
      </HydrateClient>
    </Page>
  );
}
