import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { RecordList } from "@/components/runs/record-list";
import { recordTable } from "@/components/runs/record-table";
import { Page } from "@/components/shell/page";

export const metadata: Metadata = { title: "Records" };

export default async function RecordsPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string; runId: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { org, runId } = await params;
  const query = await loadTableQuery(recordTable, searchParams);
  const [run] = await Promise.all([
    fetchOrNotFound(api.run.get.queryOptions({ org, runId })),
    prefetch(api.run.issues.queryOptions({ org, runId })),
    prefetch(api.run.records.queryOptions({ org, runId, ...query })),
  ]);
  return (
    <Page
      crumbs={[
        { label: "Runs", href: `/${org}/runs` },
        { label: run.importName, href: `/${org}/runs/${runId}` },
        { label: "Records" },
      ]}
    >
      <HydrateClient>
        <RecordList runId={runId} />
      </HydrateClient>
    </Page>
  );
}
