import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { loadTableQuery } from "@/components/data-table/table-definition";
import { ExportLog } from "@/components/runs/export-log";
import { HistoryChart } from "@/components/runs/history-chart";
import { RunList } from "@/components/runs/run-list";
import { runTable, toRunQuery } from "@/components/runs/run-table";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";

type Params = { params: Promise<{ org: string; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { org, id } = await params;
  const details = await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  return { title: `Runs of ${details.name}` };
}

export default async function ImportRunsPage({ params, searchParams }: Params) {
  const { org, id } = await params;
  const query = await loadTableQuery(runTable, searchParams);
  const [details] = await Promise.all([
    fetchOrNotFound(api.import.get.queryOptions({ org, importId: id })),
    prefetch(api.run.list.queryOptions({ org, ...toRunQuery(query), importId: id })),
    prefetch(api.run.triggers.queryOptions({ org, importId: id })),
  ]);
  return (
    <Page
      crumbs={[
        { label: "Imports", href: `/${org}/imports` },
        { label: details.name, href: `/${org}/imports/${id}` },
        { label: "Runs" },
      ]}
    >
      <PageHeader
        title="Runs"
        description={`What "${details.name}" did, when, who or what started it, and how it ended.`}
        actions={<ExportLog importId={id} />}
      />
      <HydrateClient>
        <HistoryChart importId={id} />
        <RunList importId={id} />
      </HydrateClient>
    </Page>
  );
}
