import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { RecordPage } from "@/components/run-inspector/record-page";
import { recordTable } from "@/components/runs/record-table";
import { viewParameters } from "@/components/runs/record-view";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string; runId: string; recordId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { org, recordId } = await params;
  const record = await fetchOrNotFound(api.run.record.queryOptions({ org, recordId }));
  return { title: record.title };
}

export default async function OneRecordPage({
  params,
  searchParams,
}: Params & { searchParams: Promise<SearchParams> }) {
  const { org, runId, recordId } = await params;
  const { page: _page, pageSize: _size, ...list } = await loadTableQuery(recordTable, searchParams);
  const [record] = await Promise.all([
    fetchOrNotFound(api.run.record.queryOptions({ org, recordId })),
    prefetch(api.run.neighbours.queryOptions({ org, recordId, list })),
  ]);
  if (record.run.id !== runId) notFound();
  const runAddress = `/${org}/runs/${runId}`;
  return (
    <Page
      width="wide"
      crumbs={[
        { label: "Runs", href: `/${org}/runs` },
        { label: record.run.importName, href: runAddress },
        { label: "Records", href: `${runAddress}/records${viewParameters(list)}` },
        { label: record.title },
      ]}
    >
      <HydrateClient>
        <RecordPage recordId={recordId} list={list} />
      </HydrateClient>
    </Page>
  );
}
